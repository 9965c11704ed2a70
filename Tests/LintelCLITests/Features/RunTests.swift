// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

/// How a run over many inputs is shown, stopped and summed up.
@Suite struct RunTests {
  @Test func statisticsCountEachTypeAtEachLevel() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("a.c", "// SPDX-License-Identifier: GPL-2.0\nint b =1;\nint c =2;\n")
    try sandbox.write("b.c", "int d;\n")
    let result = try await sandbox.sh(
      "./lintel check --no-tree -q --no-summary --terse --statistics -f a.c b.c")
    #expect(result.status == 1)
    #expect(
      result.output.hasSuffix(
        """

        findings by type:
          2 ERROR   SPACING
          1 WARNING SPDX_LICENSE_TAG

        """), "\(result.output)")
    let clean = try await sandbox.sh(
      "./lintel check --no-tree --types GLOBAL_INITIALISERS --terse --statistics -f b.c")
    #expect(clean.output.hasSuffix("\nfindings by type: none\n"))
  }

  @Test func anyNumberOfWorkersWritesTheSame() async throws {
    let sandbox = try await Sandbox()
    // Some have so many findings that their results come in parts.
    for index in 0..<12 {
      let count = index % 4 == 3 ? 3000 : index
      let lines = (0..<count).map { "int fooBar\($0 % (100 + index)) =1; \n" }.joined()
      try sandbox.write("\(index).c", "// SPDX-License-Identifier: GPL-2.0\n" + lines)
    }
    let files = "-f 0.c 1.c 2.c 3.c 4.c 5.c 6.c 7.c 8.c 9.c 10.c 11.c"
    for options in ["--terse --strict", "--strict --no-summary", "--mailback --showfile"] {
      let command = "./lintel check --no-tree \(options)"
      let one = try await sandbox.sh("\(command) --jobs 1 \(files) | md5sum")
      for jobs in [2, 7] {
        let many = try await sandbox.sh("\(command) --jobs \(jobs) \(files) | md5sum")
        #expect(many.output == one.output)
      }
      for cache in ["cold", "warm"] {
        let kept = try await sandbox.sh("\(command) --jobs 3 --cache \(files) | md5sum")
        #expect(kept.output == one.output, "\(cache)")
      }
      let total = try await sandbox.sh("\(command) --jobs 3 -f 3.c | wc -c")
      #expect(Int(total.lines[0]) ?? 0 > 1 << 17)
    }
  }

  @Test func nothingIsShownWhereNobodyLooks() async throws {
    let sandbox = try await Sandbox()
    for index in 0..<20 { try sandbox.write("\(index).c", "int a =1;\n") }
    let result = try await sandbox.sh("./lintel check --no-tree --terse -f *.c")
    #expect(result.errors.isEmpty)
  }

  @Test func aTerminalShowsHowFarALongRunIs() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("b.c", "int b =1;\n")
    // The first input comes seconds later; script(1) gives the program a terminal.
    let result = try await sandbox.sh(
      """
      mkfifo slow; (sleep 4; echo 'int a =1;' > slow) &
      script -qec './lintel check --no-tree --terse --jobs 1 -f slow b.c > out' shown > /dev/null
      wait; cat shown
      """)
    #expect(result.output.contains("checked 0 of 2, "), "\(result.output)")
    #expect(result.output.contains(" lines/s, 0 findings"))
    // The last thing on the terminal is that the line goes.
    let last = result.output.split(separator: "\r").last { !$0.hasPrefix("\n") } ?? ""
    #expect(last.hasPrefix("\u{1B}[K"), "\(last)")
    let report = try await sandbox.sh("cat out")
    #expect(!report.output.contains("checked 0"))
    #expect(report.output.contains("b.c:1: ERROR"))
  }

  @Test(arguments: [("INT", 130), ("TERM", 143)])
  func aStoppedRunReportsWhatItHasSeen(signal: String, status: Int) async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("a.c", "int a =1;\n")
    // The second input takes long enough for the signal to come in its midst. In the background of a
    // shell a program would ignore SIGINT, and SIGTERM where the tests do.
    try sandbox.write("slow.c", String(repeating: "int b = 1;\n", count: 90_000))
    let result = try await sandbox.sh(
      """
      env --default-signal=INT,TERM ./lintel check --no-tree --terse --jobs 1 -f a.c slow.c b.c > out 2> err & pid=$!
      n=0; while [ ! -s out ] && [ $n -lt 3600 ]; do sleep 0.05; n=$((n+1)); done
      kill -\(signal) $pid; wait $pid; echo status $?
      cat out; cat err
      """)
    let lines = result.lines
    #expect(lines.first == "status \(status)", "\(result.output)")
    #expect(result.output.contains("a.c:1: ERROR:"))
    #expect(!result.output.contains("slow.c:"))
    #expect(
      result.output.contains(
        "lintel: stopped: 1 of 3 inputs checked, 1 errors, 1 warnings, 0 checks, 1 lines\n"),
      "\(result.output)")
  }

  @Test func theEndOfAPipeIsTheEnd() async throws {
    let sandbox = try await Sandbox()
    for index in 0..<50 {
      try sandbox.write("\(index).c", String(repeating: "int a =1;\n", count: 200))
    }
    let result = try await sandbox.sh("./lintel check --no-tree -f *.c | head -1; sleep 0.1")
    #expect(result.errors.isEmpty)
    #expect(result.lines.count == 2)
  }

  @Test func aLargeInputStartsEarlyAndIsReportedInItsPlace() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("a.c", "int a =1;\n")
    try sandbox.write("b.c", String(repeating: "int b = 1;\n", count: 120_000) + "int c =1;\n")
    try sandbox.write("c.c", "int c =1;\n")
    let one = try await sandbox.sh(
      "./lintel check --no-tree --terse --types SPACING --jobs 1 -f a.c b.c c.c")
    let two = try await sandbox.sh(
      "./lintel check --no-tree --terse --types SPACING --jobs 2 -f a.c b.c c.c")
    #expect(one.output == two.output)
    let places = one.lines.filter { $0.contains("ERROR") }.map { $0.prefix { $0 != " " } }
    #expect(places == ["a.c:1:", "b.c:120001:", "c.c:1:"])
  }

  @Test func aFolderMeansNoLinks() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("src/a.c", "int a =1;\n")
    _ = try await sandbox.sh(
      """
      ln -s ../src src/loop; ln -s a.c src/b.c; ln -s nothing src/c.c
      git init -q . && git add src
      """)
    let result = try await sandbox.sh("./lintel check --no-tree --terse --types SPACING -f src")
    #expect(result.errors.isEmpty)
    #expect(result.output.hasPrefix("src/a.c:1: ERROR: "))
    #expect(result.lines.filter { $0.contains("ERROR") }.count == 1)
  }

  @Test func anEmptyRangeIsNoSuccess() async throws {
    let sandbox = try await Sandbox()
    _ = try await sandbox.sh(
      "git init -q . && echo 'int a;' > a.c && git add a.c && git commit -qm start")
    // checkpatch.pl has 255 and 128.
    #expect(try await sandbox.sh("./lintel check --no-tree -g HEAD..HEAD").status == 2)
    #expect(try await sandbox.sh("./lintel check --no-tree -g nothing").status == 2)
  }
}
