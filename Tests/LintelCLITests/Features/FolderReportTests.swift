// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// What is said of many files: findings, one total, or the table alone.
@Suite struct FolderReportTests {
  private func folder() async throws -> Sandbox {
    let sandbox = try await Sandbox()
    for name in ["a", "b", "c"] {
      try sandbox.write("src/\(name).c", "// SPDX-License-Identifier: GPL-2.0\nint \(name);\n")
    }
    _ = try await sandbox.sh("git init -q . && git add src")
    return sandbox
  }

  private func addFindings(_ sandbox: Sandbox) throws {
    try sandbox.write("src/b.c", "// SPDX-License-Identifier: GPL-2.0\nint b;\t\nint c = a+ 1;\n")
  }

  @Test func aCleanFolderHasOneTotal() async throws {
    let sandbox = try await folder()
    let result = try await sandbox.sh("./lintel check --no-tree -f src")
    #expect(result.status == 0)
    #expect(
      result.output == """
        total: 0 errors, 0 warnings, 6 lines checked in 3 files

        src has no obvious style problems and is ready for submission.

        """)
    #expect(try await sandbox.sh("./lintel check --no-tree -q -f src").output.isEmpty)
    #expect(try await sandbox.sh("./lintel check --no-tree --no-summary -f src").output.isEmpty)
  }

  @Test func aFileWithFindingsIsReportedAsEver() async throws {
    let sandbox = try await folder()
    try addFindings(sandbox)
    let result = try await sandbox.sh("./lintel check --no-tree --strict -f src")
    #expect(result.status == 1)
    #expect(result.output.hasPrefix("-------\nsrc/b.c\n-------\n"), "\(result.output)")
    #expect(!result.output.contains("src/a.c"))
    let each = try await sandbox.sh("./lintel check --no-tree --strict -f src/a.c src/b.c src/c.c")
    let start = try #require(each.output.firstRange(of: "-------\nsrc/b.c"))
    let end = try #require(each.output.firstRange(of: "-------\nsrc/c.c"))
    #expect(result.output.hasPrefix(each.output[start.lowerBound..<end.lowerBound]))
    let last = try #require(result.lines.last { !$0.isEmpty })
    #expect(
      last.wholeMatch(
        of: #/total: \d+ errors, \d+ warnings, \d+ checks, 7 lines checked in 3 files/#) != nil)
  }

  @Test func namedFilesAreReportedOneByOne() async throws {
    let sandbox = try await folder()
    let result = try await sandbox.sh("./lintel check --no-tree -f src/a.c src/b.c")
    #expect(result.output.matches(of: #/(?m)^total: /#).count == 2)
    #expect(result.output.contains("src/a.c has no obvious style problems"))
  }

  @Test func theTableStandsAloneWhereNothingElseIsWanted() async throws {
    let sandbox = try await folder()
    try addFindings(sandbox)
    for options in ["--statistics --quiet", "-q --statistics --strict", "-q -q --statistics"] {
      let table = try await sandbox.sh("./lintel check --no-tree \(options) -f src")
      #expect(table.status == 1)
      #expect(table.lines.first == "findings by type:", "\(table.output)")
      #expect(table.output.contains("TRAILING_WHITESPACE"))
      #expect(
        table.lines.dropFirst().dropLast().allSatisfy {
          $0.contains(#/^ +\d+ (ERROR|WARNING|CHECK) +[A-Z_0-9]+$/#)
        })
    }
    let terse = try await sandbox.sh("./lintel check --no-tree --terse --statistics -f src")
    #expect(terse.output.contains("src/b.c:2: ERROR: "))
    #expect(terse.output.contains("\n\nfindings by type:\n"))
    let clean = try await sandbox.sh("./lintel check --no-tree -q --statistics -f src/a.c")
    #expect(clean.output == "findings by type: none\n")
  }

  @Test func verboseExplainsInTheWordsOfWhoeverIsAsked() async throws {
    let sandbox = try await folder()
    try await sandbox.makeKernelTree()
    try addFindings(sandbox)
    try sandbox.write(
      "Documentation/dev-tools/checkpatch.rst", "  **TRAILING_WHITESPACE**\n    The tree's words.\n"
    )
    let own = try await sandbox.sh("./lintel check -v -f src/b.c")
    #expect(!own.output.contains("The tree's words."))
    let explained = try await sandbox.sh("./lintel explain TRAILING_WHITESPACE")
    let why = try #require(explained.lines.dropFirst(2).first)
    #expect(own.output.contains(why), "\(own.output)")
    let script = try await sandbox.sh("./checkpatch.pl -v -f src/b.c")
    #expect(script.output.contains("The tree's words."))
    let list = try await sandbox.sh("./lintel check --list-types -v")
    #expect(!list.output.contains("The tree's words."))
  }
}
