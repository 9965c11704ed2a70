// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// `lintel check --new-from`; `Scripts/new-from-truth.py` compares it with full reports.
@Suite struct NewFromTests {
  /// A repository with a file that has a finding in each of its three last lines.
  private func sandbox() async throws -> Sandbox {
    let sandbox = try await Sandbox()
    try sandbox.write(
      "drivers/a.c", "// SPDX-License-Identifier: GPL-2.0\nint a ;\nint b ;\nint c ;\n")
    try sandbox.write("drivers/same.c", "int d ;\n")
    _ = try await sandbox.sh("git init -q && git add drivers && git commit -qm base")
    return sandbox
  }

  private func check(_ sandbox: Sandbox, _ words: String) async throws -> [String] {
    let result = try await sandbox.sh("./lintel check --no-tree --terse --new-from=\(words)")
    #expect(result.errors.isEmpty, "\(result.errors)")
    return result.lines.filter { $0.contains("WARNING") || $0.contains("ERROR") }
      .map { String($0.prefix { $0 != " " }) }
  }

  @Test func whatWasThereIsGone() async throws {
    let sandbox = try await sandbox()
    try sandbox.write(
      "drivers/a.c",
      "// SPDX-License-Identifier: GPL-2.0\nint new ;\nint b ;\n\tint a  ;\nint c ;\nint c ;\n")
    #expect(
      try await check(sandbox, "HEAD -f drivers") == ["drivers/a.c:2:", "drivers/a.c:5:"])
    #expect(try await check(sandbox, "HEAD") == ["drivers/a.c:2:", "drivers/a.c:5:"])
    #expect(try await check(sandbox, "HEAD drivers/same.c").isEmpty)
  }

  @Test func aChangeCanMakeFindingsOnLinesThatItDoesNotTouch() async throws {
    let sandbox = try await sandbox()
    let body = "void f(void)\n{\n\tint x;\n\n\tx = 1;\n}\n"
    try sandbox.write("f.c", "// SPDX-License-Identifier: GPL-2.0\n" + body)
    _ = try await sandbox.sh("git add f.c && git commit -qm f")
    // Without the line between them, the statement is what is complained of.
    try sandbox.write(
      "f.c",
      "// SPDX-License-Identifier: GPL-2.0\n" + body.replacing("int x;\n\n", with: "int x;\n"))
    #expect(try await check(sandbox, "HEAD f.c") == ["f.c:5:"])
  }

  @Test func newUntrackedAndRenamedFiles() async throws {
    let sandbox = try await sandbox()
    _ = try await sandbox.sh("git mv drivers/a.c moved.c; echo 'int e ;' >> moved.c")
    try sandbox.write("untracked.c", "// SPDX-License-Identifier: GPL-2.0\nint u ;\n")
    #expect(
      try await check(sandbox, "HEAD moved.c untracked.c") == ["moved.c:5:", "untracked.c:2:"])
    #expect(try await check(sandbox, "HEAD").filter { $0.hasSuffix(".c:2:") } == ["untracked.c:2:"])
  }

  @Test func foldersBelowTheTopAndFilesThatAreGone() async throws {
    let sandbox = try await sandbox()
    _ = try await sandbox.sh("rm drivers/same.c; echo 'int e ;' >> drivers/a.c")
    let result = try await sandbox.sh(
      "cd drivers && ../lintel check --no-tree --terse --new-from=HEAD a.c")
    #expect(result.lines.first.map { $0.hasPrefix("a.c:5: ") } == true)
    #expect(try await check(sandbox, "HEAD") == ["drivers/a.c:5:"])
  }

  @Test(arguments: [
    ("gone", "unknown revision"), ("--help", "not a revision"), ("HEAD..HEAD", "not one commit"),
    ("", "needs a value"), ("HEAD -g HEAD", "does not go with"), ("HEAD -", "needs files"),
    ("HEAD --fix drivers", "does not go with"),
  ])
  func whatCannotBeIsOneLine(words: String, problem: String) async throws {
    let sandbox = try await sandbox()
    let result = try await sandbox.sh("./lintel check --no-tree --new-from=\(words) < /dev/null")
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.errors.contains(problem), "\(result.errors)")
    #expect(result.errors.count { $0 == "\n" } == 1)
  }

  @Test func withoutARepositoryThereIsNoOldVersion() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("a.c", "int a ;\n")
    let result = try await sandbox.sh("./lintel check --no-tree --new-from=HEAD a.c")
    #expect(result.status == 2 && result.errors.contains("not a git repository"))
  }

  @Test func aRepositorysConfigurationChangesNothing() async throws {
    let sandbox = try await sandbox()
    _ = try await sandbox.sh(
      """
      echo 'int e ;' >> drivers/a.c
      git config diff.noprefix true; git config diff.context 5; git config diff.interHunkContext 9
      git config diff.external 'touch ran'; git config diff.mnemonicPrefix true
      git config diff.algorithm patience; git config diff.relative true; git config diff.renames false
      """)
    #expect(try await check(sandbox, "HEAD drivers") == ["drivers/a.c:5:"])
    #expect(try await sandbox.sh("ls ran").status != 0)
  }
}
