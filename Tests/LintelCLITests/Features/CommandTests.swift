// SPDX-License-Identifier: GPL-2.0-only

import Subprocess
import Testing

/// What the commands do, from the outside.
@Suite struct CommandTests {
  @Test func oneLineNamesAnUnknownOption() async throws {
    let sandbox = try await Sandbox()
    let result = try await sandbox.sh("./lintel check --no-tree --exclood drivers", input: "")
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("--exclood"))
    #expect(result.errors.filter { $0 == "\n" }.count == 1)
  }

  @Test func oneLineNamesAMissingFile() async throws {
    let sandbox = try await Sandbox()
    let result = try await sandbox.sh("./lintel check --no-tree missing.patch")
    #expect(result.status == 2)
    #expect(result.errors == "lintel: missing.patch: No such file or directory\n")
  }

  @Test func outsideOfATreeIsStatusTwo() async throws {
    let sandbox = try await Sandbox()
    let result = try await sandbox.sh("./lintel check -", input: Samples.clean)
    #expect(result.status == 2)
    #expect(result.errors.contains("--no-tree"))
  }

  @Test func configurationWordsComeFirst() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write(".checkpatch.conf", "--no-tree # here\n--ignore DEPRECATED_API\n-q --terse\n")
    let first = try await sandbox.sh("./lintel check -", input: Samples.sixFindings)
    #expect(!first.output.contains("kmap"))
    let wins = try await sandbox.sh(
      "./lintel check --types DEPRECATED_API -", input: Samples.sixFindings)
    #expect(wins.output.contains("-:19: WARNING: "))
    try sandbox.write("elsewhere/.checkpatch.conf", "--no-tree --summary-file\n")
    let named = try await sandbox.sh(
      "./lintel check -", input: Samples.clean,
      environment: ["CHECKPATCH_CONFIG_DIR": "elsewhere"])
    #expect(named.output.hasPrefix("- total: 0 errors"))
  }

  @Test func mailbackReportsOnAllInputs() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("good.patch", Samples.clean)
    try sandbox.write("bad.patch", Samples.sixFindings)
    let result = try await sandbox.sh(
      "./lintel check --no-tree --mailback --terse good.patch bad.patch")
    #expect(result.status == 1)
    #expect(result.output.contains("bad.patch:19: WARNING: "))
    #expect(!result.output.contains("good.patch:"))
  }

  @Test func nothingIsSaidWhereThereIsNothingToReportOn() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("good.patch", Samples.clean)
    try sandbox.write("empty.patch", "")
    for words in ["--mailback good.patch", "--mailback - < good.patch", "empty.patch"] {
      let run = "./checkpatch.pl --no-tree --ignore SPLIT_STRING --types TYPO_SPELLING \(words)"
      let result = try await sandbox.sh(run)
      #expect(result.output.isEmpty, "\(words)")
      #expect(result.status == 0, "\(words)")
    }
    let shown = try await sandbox.sh("./checkpatch.pl --no-tree --ignore SPLIT_STRING good.patch")
    #expect(shown.output.contains("SPLIT_STRING"))
  }

  @Test func workersDoNotChangeTheOutput() async throws {
    let sandbox = try await Sandbox()
    for index in 0..<12 {
      try sandbox.write("\(index).patch", index % 3 == 0 ? Samples.clean : Samples.sixFindings)
    }
    let one = try await sandbox.sh("./lintel check --no-tree --strict --jobs 1 *.patch")
    let many = try await sandbox.sh("./lintel check --no-tree --strict --jobs 4 *.patch")
    #expect(one.output == many.output)
    #expect(one.output.contains("-------\n0.patch\n-------\n"))
  }

  @Test func aMailboxIsReportedMailByMail() async throws {
    let sandbox = try await Sandbox()
    let from = "From 1111111111111111111111111111111111111111 Mon Sep 17 00:00:00 2001\n"
    let box = from + Samples.clean + "\n" + from + Samples.sixFindings
    let result = try await sandbox.sh("./lintel check --no-tree -", input: box)
    #expect(result.output.matches(of: #/(?m)^total: /#).count == 2)
  }

  @Test func anArchivePageIsComparedByNames() async throws {
    let sandbox = try await Sandbox()
    func page(signedBy name: String) -> String {
      """
      Subject[PATCH] example: change something
      From: A U Thor <>

      The thing was wrong on big-endian machines.

      Suggested-by: A Friend <>
      Signed-off-by: \(name) <>
      ---
      diff --git a/drivers/ b/drivers/
      index 1111111..2222222 100644
      --- a/drivers/
      +++ b/drivers/
      @@ -10,2 +10,3 @@ static int example_map(struct page *page)
      int err = 0;

      + err = example_start();

      """
    }
    let own = try await sandbox.sh(
      "./lintel check --no-tree --show-types -", input: page(signedBy: "A U Thor"))
    #expect(!own.output.contains("SIGN_OFF"), "\(own.output)")
    #expect(own.output.contains("compared by name only"))
    let other = try await sandbox.sh(
      "./lintel check --no-tree --show-types -", input: page(signedBy: "A Friend"))
    #expect(other.output.contains("ERROR:NO_AUTHOR_SIGN_OFF: "), "\(other.output)")
    #expect(!other.output.contains("BAD_SIGN_OFF"))
  }

  @Test func commitsAreCheckedOneByOne() async throws {
    let sandbox = try await Sandbox()
    _ = try await sandbox.sh(
      """
      git init -q . && printf 'int a;\\n' > a.c && git add a.c && git commit -qm 'a: start'
      printf 'int a;\\nint b =1;\\n' > a.c && git commit -qam 'a: add b'
      printf 'int a;\\nint b =1;\\nint c;\\n' > a.c && git commit -qam 'a: add c'
      """)
    let range = try await sandbox.sh("./lintel check --no-tree --no-signoff -g HEAD~2..HEAD")
    #expect(range.status == 1)
    let subjects = range.output.matches(of: /(?m)^Commit [0-9a-f]{12} \("(a: add .)"\)$/)
    #expect(subjects.map { String($0.1) } == ["a: add b", "a: add c"])
    let count = try await sandbox.sh("./lintel check --no-tree -q --terse -g HEAD-2")
    #expect(count.output.matches(of: #/ERROR: /#).count >= 2)
    let none = try await sandbox.sh("./lintel check --no-tree -g nothing")
    #expect(none.status == 2)
    #expect(try await sandbox.sh("./lintel check --no-tree -g").status == 2)
    #expect(!none.errors.isEmpty)
  }

  @Test func aFolderMeansItsTrackedFiles() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("src/a.c", "int a;\n")
    try sandbox.write("src/deep/b.c", "int b;\n")
    _ = try await sandbox.sh("git init -q . && git add src && touch src/untracked.c")
    let result = try await sandbox.sh("./lintel check --no-tree --terse -f src")
    #expect(result.output.contains("src/a.c:1: "))
    #expect(result.output.contains("src/deep/b.c:1: "))
    #expect(!result.output.contains("untracked"))
  }

  @Test func explainShowsExamples() async throws {
    let sandbox = try await Sandbox()
    let result = try await sandbox.sh("./lintel explain deprecated_api")
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("DEPRECATED_API (WARNING"))
    #expect(result.output.contains("kmap"))
    #expect(try await sandbox.sh("./lintel explain NO_SUCH").status == 2)
    let near = try await sandbox.sh("./lintel explain deprecated_app")
    #expect(near.errors == "lintel: deprecated_app: no such type; did you mean DEPRECATED_API?\n")
  }

  @Test func allTypesAreListed() async throws {
    let sandbox = try await Sandbox()
    let result = try await sandbox.sh("./lintel check --list-types")
    #expect(result.status == 0)
    for type in ["MISSING_SPACE", "NEEDLESS_IF", "LONG_LINE_STRING", "TEST_ATTR"] {
      #expect(result.output.contains("\t\(type)\n"))
    }
  }

  @Test func fixInplaceKeepsTheModeAndMendsTheFile() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("a.c", "int f(int a)\n{\n\tif(a) \n\t\treturn 1;\n}\n")
    let result = try await sandbox.sh(
      "chmod 750 a.c; ./lintel check --no-tree --fix-inplace -f a.c; stat -c %a a.c; cat a.c")
    #expect(result.output.contains("\n750\n"))
    #expect(result.output.hasSuffix("\tif (a)\n\t\treturn 1;\n}\n"))
  }

  @Test func toolsThatRunPerlGetLintel() async throws {
    let sandbox = try await Sandbox()
    try await sandbox.makeKernelTree()
    let made = try await sandbox.sh("./lintel install-shim .")
    #expect(made.status == 0, "\(made.errors)")
    let result = try await sandbox.sh(
      "perl scripts/checkpatch.pl --terse --show-types -", input: Samples.sixFindings)
    #expect(result.output.contains("-:19: WARNING:DEPRECATED_API: "))
    #expect(result.errors.isEmpty)
  }
}
