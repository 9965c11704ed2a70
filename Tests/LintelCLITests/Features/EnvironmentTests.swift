// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

/// What a user's machine may do to a program: preloaded libraries, signals, clocks.
@Suite struct EnvironmentTests {
  private static let fakeTime = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"

  @Test(
    .enabled(if: FileKind.exists(fakeTime), "Debian's package faketime has the library"),
    arguments: ["+2d", "-3y", "@2037-01-01 00:00:00 x40"])
  func `arguments arrive under a library that moves the environment`(_ time: String) async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("a.c", "int lt_a =1;\n")
    let preload = "export LD_PRELOAD=\(Self.fakeTime) FAKETIME='\(time)';"
    let check = try await sandbox.sh("\(preload) ./lintel check --no-tree --terse -f a.c")
    #expect(check.status == 1)
    #expect(check.output.contains("a.c:1: "))
    let script = try await sandbox.sh("\(preload) ./checkpatch.pl --no-tree --terse -f a.c")
    #expect(script.status == 1)
    let explained = try await sandbox.sh("\(preload) ./lintel explain LONG_LINE")
    #expect(explained.output.contains("LONG_LINE"))
    let wrong = try await sandbox.sh("\(preload) ./lintel-campaign no-such-command")
    #expect(wrong.status != 0)
    #expect(wrong.errors.contains("no-such-command"))
  }

  @Test(.enabled(if: FileKind.exists(fakeTime), "Debian's package faketime has the library"))
  func `a clock that jumps back and forth harms nothing`() async throws {
    let sandbox = try await Sandbox()
    for index in 0..<40 { try sandbox.write("lib/\(index).c", "int lt_a\(index) =1;\n") }
    _ = try await sandbox.sh("git init -q . && git add lib && git commit -qm 'lib: add'")
    let expected = try await sandbox.sh("./lintel check --no-tree --no-cache -f lib")
    for time in ["-10d", "+10y", "@1970-01-02 00:00:00", "-1d x1000", "+0 i-5"] {
      let run = try await sandbox.sh(
        "LD_PRELOAD=\(Self.fakeTime) FAKETIME='\(time)' ./lintel check --no-tree -f lib")
      #expect(run.output == expected.output, "\(time)")
      #expect(run.status == 1)
      let census = try await sandbox.sh(
        "LD_PRELOAD=\(Self.fakeTime) FAKETIME='\(time)' ./lintel census kmap")
      #expect(census.status == 0, "\(time): \(census.errors)")
    }
  }

  @Test(arguments: ["2445-12-31", "1901-12-31", "@-62135596800"])
  func `files from other centuries are read`(_ time: String) async throws {
    let sandbox = try await Sandbox()
    for index in 0..<3 { try sandbox.write("lib/\(index).c", "int lt_a\(index) =1;\n") }
    let result = try await sandbox.sh(
      "touch -d '\(time)' lib/*.c; git init -q . && git add lib; ./lintel check --no-tree -f lib; "
        + "./lintel census kmap; ./lintel check --no-tree -f lib")
    #expect(result.errors == "")
    #expect(result.status == 1)
  }

  @Test func `an empty argument arrives, and one with a line end`() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("a\nb.c", "int lt_a =1;\n")
    let empty = try await sandbox.sh("./lintel explain ''")
    #expect(empty.errors.contains(": '': no such type"), "\(empty.errors)")
    let result = try await sandbox.sh(
      "./lintel check --no-tree -f \"$(printf 'a\\nb.c')\"")
    #expect(result.output.contains("1 lines checked"), "\(result.output)\(result.errors)")
  }

  @Test(arguments: ["QUIT", "SEGV", "ILL", "TRAP", "ABRT", "BUS", "FPE"])
  func `a fault ends the program at once and in silence`(_ name: String) async throws {
    let sandbox = try await Sandbox()
    let result = try await sandbox.sh(
      """
      ulimit -c 0; mkfifo pipe; sleep 60 > pipe & sleeper=$!
      start=$(date +%s%N)
      timeout --preserve-status -s \(name) 0.5 ./lintel check --no-tree pipe; echo "status $?"
      kill $sleeper
      echo $((($(date +%s%N) - start) / 1000000)) > took
      """)
    let numbers = ["QUIT": 3, "ILL": 4, "TRAP": 5, "ABRT": 6, "BUS": 7, "FPE": 8, "SEGV": 11]
    // The shell may tell that it ended; the program itself says nothing.
    #expect(result.errors.split(separator: "\n").count <= 1, "\(result.errors)")
    #expect(result.output == "status \(128 + (numbers[name] ?? 0))\n")
    let took = try await sandbox.sh("cat took")
    #expect(Int(took.lines[0]).map { $0 < 5000 } == true, "\(took.output) ms")
  }
}
