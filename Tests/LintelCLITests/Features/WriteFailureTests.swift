// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// What is left when a fixed file cannot be written.
@Suite struct WriteFailureTests {
  private func sandbox() async throws -> Sandbox {
    let sandbox = try await Sandbox()
    let line = "int a=1;\n"
    try sandbox.write("a.c", String(repeating: line, count: 600))
    _ = try await sandbox.sh("cp a.c original.c; chmod 640 a.c")
    return sandbox
  }

  /// Whether the file is as it was, and nothing else lies around.
  private func isWhole(_ sandbox: Sandbox) async throws -> Bool {
    let result = try await sandbox.sh("cmp a.c original.c && stat -c %a a.c && ls -A | grep -i tmp")
    return result.output == "640\n" && result.errors.isEmpty
  }

  // A limit on the size of files acts like a full disk, also for root.

  @Test func fixLeavesTheOriginal() async throws {
    let sandbox = try await sandbox()
    let result = try await sandbox.sh("(ulimit -f 2; ./lintel fix a.c)")
    #expect(result.status == 2)
    #expect(result.errors == "lintel: a.c: File too large\n")
    #expect(result.output == "Fixed 0 findings\n")
    #expect(try await isWhole(sandbox))
  }

  @Test(arguments: ["--fix", "--fix-inplace"]) func checkLeavesTheOriginal(_ option: String)
    async throws
  {
    let sandbox = try await sandbox()
    let result = try await sandbox.sh("(ulimit -f 2; ./lintel check --no-tree -q \(option) -f a.c)")
    #expect(result.status == 2)
    let name = option == "--fix" ? "a.c.EXPERIMENTAL-checkpatch-fixes" : "a.c"
    #expect(result.errors == "lintel: \(name): File too large\n")
    #expect(try await isWhole(sandbox))
    #expect(try await sandbox.sh("ls").output.contains("EXPERIMENTAL") == false)
  }

  @Test(arguments: [
    "--output=report.txt", "--format=json --output=report.txt",
    "--format=text --output=report.txt --format=json --output=b.txt",
  ])
  func aReportThatFailsLeavesNoFile(_ option: String) async throws {
    let sandbox = try await sandbox()
    _ = try await sandbox.sh("echo old >report.txt")
    let result = try await sandbox.sh(
      "(ulimit -f 2; ./lintel check --no-tree --strict \(option) -f a.c >/dev/null); echo $?; cat report.txt; ls -A | grep '^[.]lintel'"
    )
    #expect(result.output == "2\nold\n", "\(result.output)")
    #expect(result.errors == "lintel: report.txt: File too large\n")
  }

  @Test func aNameThatIsTakenLeavesTheOriginal() async throws {
    let sandbox = try await sandbox()
    let result = try await sandbox.sh(
      "mkdir a.c.EXPERIMENTAL-checkpatch-fixes; ./lintel check --no-tree -q --fix -f a.c")
    #expect(result.status == 2)
    #expect(result.errors == "lintel: a.c.EXPERIMENTAL-checkpatch-fixes: Is a directory\n")
    #expect(try await isWhole(sandbox))
  }

  @Test func aLongNameIsNoObstacle() async throws {
    let sandbox = try await sandbox()
    let name = String(repeating: "n", count: 253) + ".c"
    let result = try await sandbox.sh("cp a.c \(name); ./lintel fix \(name)")
    #expect(result.output == "Fixed 600 findings in 1 file\n")
    #expect(result.status == 0)
  }

  /// The number of a closed stream would be that of the next file that is opened.
  @Test(arguments: ["-f a.c", "-f src", "-f --cache=kept src"])
  func aClosedStreamIsNoPlaceForAnotherFile(_ words: String) async throws {
    let sandbox = try await sandbox()
    _ = try await sandbox.sh(
      "mkdir -m 700 src kept && cp a.c original.c src && git init -q . && git add src")
    let silent = try await sandbox.sh("./lintel check --no-tree \(words) >&-")
    #expect(silent.errors == "lintel: standard output: Bad file descriptor\n")
    #expect(silent.status == 2)
    let deaf = try await sandbox.sh(
      "./lintel check --no-tree \(words) missing.c 2>&- >out; echo $?; grep -rl missing .")
    #expect(deaf.output == "2\n", "\(deaf.output)")
    #expect(try await isWhole(sandbox))
  }

  @Test(arguments: [
    ("lintel check --no-tree -f a.c", 2), ("lintel fix --diff a.c", 2),
    ("lintel fix - < a.c", 2), ("lintel census --tree . kmap", 2), ("lintel deprecations", 2),
    ("lintel explain DEPRECATED_API", 2), ("lintel-campaign status", 2), ("lintel --help", 2),
    ("lintel --version", 2), ("lintel cache", 2), ("lintel help check", 2),
    ("lintel maintainers --help", 2), ("lintel-campaign --version", 2),
  ])
  func aFullDiskIsNamedAndAReaderWhoLeftIsNot(_ command: String, _ status: Int) async throws {
    let sandbox = try await sandbox()
    try sandbox.write("Makefile", "VERSION = 6\nPATCHLEVEL = 1\n")
    try sandbox.write("k.c", "void *f(struct page *p)\n{\n\treturn kmap(p);\n}\n")
    _ = try await sandbox.sh("./lintel-campaign init --tree . kmap")
    let full = try await sandbox.sh("./\(command) > /dev/full")
    let name = command.prefix { $0 != " " }
    #expect(full.errors == "\(name): standard output: No space left on device\n")
    #expect(full.status == status)
    // The pipe has no reader from the start: its only one is closed once the writer is open.
    let left = try await sandbox.sh(
      "mkfifo p; exec 3<>p; exec 4>p; exec 3<&-; ./\(command) >&4")
    #expect(left.errors.isEmpty)
    #expect(left.status == 1)
  }
}
