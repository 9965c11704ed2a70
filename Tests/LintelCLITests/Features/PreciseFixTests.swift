// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// What `--precise` writes where the script's own fix leaves something behind.
@Suite struct PreciseFixTests {
  /// The text after each of the runs of `check --fix-inplace` that are made with `options`.
  private func fixed(
    _ text: String, _ name: String, _ options: String, runs: Int = 1
  ) async throws -> [String] {
    let sandbox = try await Sandbox()
    try sandbox.write(name, text)
    let file = name.hasSuffix(".c") ? "-f \(name)" : name
    var texts: [String] = []
    for _ in 0..<runs {
      let result = try await sandbox.sh(
        "./lintel check --no-tree -q --strict --fix-inplace \(options) \(file) > /dev/null; cat \(name)"
      )
      #expect(result.errors.isEmpty)
      texts.append(result.output)
    }
    return texts
  }

  @Test func aChangeIDInTheFirstLineLeavesNothing() async throws {
    let id = "Change-Id: I0123456789abcdef0123456789abcdef01234567\n"
    let mail = """
      From: A U Thor <author@example.org>
      Subject: [PATCH] tide: wait

      The tide takes its time.

      Signed-off-by: A U Thor <author@example.org>
      ---
      --- a/a.c
      +++ b/a.c
      @@ -1,1 +1,2 @@
       int a;
      +int b;

      """
    let only = "--types GERRIT_CHANGE_ID"
    #expect(try await fixed(id + mail, "a.patch", only) == ["\n" + mail])
    #expect(try await fixed(id + mail, "a.patch", only + " --precise") == [mail])
  }

  @Test func aFileWithoutItsLastNewlineKeepsItsEnd() async throws {
    let only = "--types TRAILING_WHITESPACE"
    let text = "int a; \nint b;"
    #expect(
      try await fixed(text, "a.c", only) == ["int a;\nint b;\n\\ No newline at end of file\n"])
    #expect(try await fixed(text, "a.c", only + " --precise") == ["int a;\nint b;"])
  }

  @Test func anOperatorBetweenSpacesGetsNoMore() async throws {
    func text(_ spaces: String) -> String {
      "int f(void)\n{\n\treturn a ++\(spaces)b;\n}\n"
    }
    let only = "--types SPACING"
    #expect(
      try await fixed(text(" "), "a.c", only, runs: 2) == [text("  "), text("   ")])
    #expect(
      try await fixed(text(" "), "a.c", only + " --precise", runs: 2) == [text(" "), text(" ")])
  }
}
