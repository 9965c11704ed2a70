// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText
import Testing

/// Which findings `--precise` leaves out for what the input or the line is.
@Suite struct RelevanceTests {
  /// The types found in a text, plain and with `--precise`; both ways of looking for them agree.
  private func types(_ text: String) throws -> (plain: Set<String>, precise: Set<String>) {
    func found(_ words: [String]) throws -> Set<String> {
      let arguments = ["--no-tree", "--strict"] + words
      guard case .run(let options) = OptionParser.parse(arguments: arguments) else {
        throw Check.OptionsRefused(arguments: arguments)
      }
      let text = Array(text.utf8)
      let findings = Check.run(text, options: options).findings
      let slow = Check.run(text, options: options, usesPrefilter: false).findings
      #expect(findings.map(\.info.name) == slow.map(\.info.name))
      return Set(findings.map(\.info.name))
    }
    return (try found([]), try found(["--precise"]))
  }

  /// Expects that these types are all that `--precise` leaves out.
  private func expect(
    _ text: String, loses lost: Set<String>, keeps kept: Set<String>,
    _ place: SourceLocation = #_sourceLocation
  ) throws {
    let (plain, precise) = try types(text)
    #expect(plain.subtracting(precise) == lost, sourceLocation: place)
    #expect(precise == kept, sourceLocation: place)
  }

  private func mail(
    tags: String = "PATCH", log: String = "The tide goes out.", path: String = "drivers/tide.c",
    hunk: String = "@@ -1 +1,2 @@\n int a;\n+\tint b=c; "
  ) -> String {
    """
    From: A U Thor <author@example.org>
    Subject: [\(tags)] tide: wait for it

    \(log)

    Signed-off-by: A U Thor <author@example.org>
    ---
    diff --git a/\(path) b/\(path)
    --- a/\(path)
    +++ b/\(path)
    \(hunk)

    """
  }

  @Test func aPatchForTheKernelIsAskedEverything() throws {
    try expect(mail(), loses: [], keeps: ["SPACING", "TRAILING_WHITESPACE"])
  }

  @Test(arguments: ["PATCH 5.15.y", "PATCH AUTOSEL 6.1 2/3"])
  func aBackportHasItsLinesFromUpstream(_ tags: String) throws {
    try expect(mail(tags: tags), loses: ["SPACING"], keeps: ["TRAILING_WHITESPACE"])
  }

  @Test(arguments: [
    "[ Upstream commit 0123456789abcdef0123456789abcdef01234567 ]",
    "commit 0123456789abcdef0123456789abcdef01234567 upstream.",
  ])
  func aLogSaysThatItIsABackport(_ line: String) throws {
    let (_, precise) = try types(mail(log: line + "\n\nThe tide goes out."))
    #expect(precise == ["TRAILING_WHITESPACE"])
  }

  @Test func anotherProjectHasAStyleOfItsOwn() throws {
    let hunk = "@@ -1 +1,2 @@\n int a;\n+\tstrcpy(a, b); "
    let lost: Set = ["STRCPY"]
    let kept: Set = ["TRAILING_WHITESPACE"]
    try expect(mail(path: "src/tide.c", hunk: hunk), loses: lost, keeps: kept)
    try expect(mail(tags: "PATCH liburing v2", hunk: hunk), loses: lost, keeps: kept)
    try expect(mail(tags: "nft PATCH", hunk: hunk), loses: lost, keeps: kept)
    try expect(mail(tags: "PATCH net-next", hunk: hunk), loses: [], keeps: lost.union(kept))
  }

  @Test func anotherPatchOfTheSeriesMayHaveWhatIsMissing() throws {
    let hunk = "@@ -0,0 +1 @@\n+// SPDX-License-Identifier: GPL-2.0-only"
    let text = mail(hunk: hunk).replacing(
      "--- a/drivers/tide.c", with: "new file mode 100644\n--- /dev/null")
    try expect(text, loses: [], keeps: ["FILE_PATH_CHANGES"])
    let tagged = { (tags: String) in text.replacing("[PATCH]", with: "[\(tags)]") }
    try expect(tagged("PATCH 2/3"), loses: ["FILE_PATH_CHANGES"], keeps: [])
    try expect(tagged("PATCH 1/1"), loses: [], keeps: ["FILE_PATH_CHANGES"])
  }

  @Test func contextIsNotThePatchs() throws {
    let hunk = "@@ -1,2 +1,3 @@\n int a;\n /* 59 Temple Place, Boston */\n+int b;"
    try expect(mail(hunk: hunk), loses: ["FSF_MAILING_ADDRESS"], keeps: [])
  }

  @Test func trailersBelowTheAuthorsCount() throws {
    let text = mail().replacing(
      "\n---\ndiff", with: "\nAcked-By: A Friend <a@example.org>\n---\ndiff")
    #expect(try types(text).precise.contains("BAD_SIGN_OFF"))
  }

  @Test func pathsMayBeWithoutGitsPrefixes() throws {
    let text = mail().replacing(" a/drivers", with: " drivers")
      .replacing(" b/drivers", with: " drivers")
    try expect(text, loses: [], keeps: ["SPACING", "TRAILING_WHITESPACE"])
  }

  @Test func aSentenceAboutACommitIsNoBackport() throws {
    let id = "0123456789abcdef0123456789abcdef01234567"
    let (_, precise) = try types(mail(log: "commit \(id) upstreamed the tide too early."))
    #expect(precise.contains("SPACING"))
  }

  @Test func whatIsNewBelowAStatementIsReportedAtIt() throws {
    let hunk = "@@ -1,2 +1,3 @@\n \tif (a)\n+\t\t\t\tgo();\n int b;"
    try expect(mail(hunk: hunk), loses: [], keeps: ["SUSPECT_CODE_INDENT"])
    let moved = "@@ -1,2 +1,3 @@\n-\tif (a)\n int b;\n+\tif (a)\n+\t\t\t\tgo();\n"
    try expect(mail(hunk: moved), loses: [], keeps: ["SUSPECT_CODE_INDENT"])
  }

  @Test func movedLinesAreNotNew() throws {
    let old = "-\tif (a==NULL)\n-\t\tgo();\n"
    let same = "@@ -1,3 +1,3 @@\n\(old) int a;\n+\tif (a==NULL)\n+\t\tgo();"
    try expect(mail(hunk: same), loses: ["COMPARISON_TO_NULL", "SPACING"], keeps: [])
    let indented = "@@ -1,3 +1,3 @@\n\(old) int a;\n+\t\tif (a==NULL)\n+\t\t\tgo();"
    try expect(mail(hunk: indented), loses: ["COMPARISON_TO_NULL", "SPACING"], keeps: [])
    let other = "@@ -1,3 +1,3 @@\n\(old) int a;\n+\tif (b==NULL)\n+\t\tgo();"
    try expect(mail(hunk: other), loses: ["COMPARISON_TO_NULL"], keeps: ["SPACING"])
  }

  @Test func outputInTheLogIsNotProse() throws {
    let long = "tide: the water is far away, and with it goes all that was on the beach until noon"
    let hunk = "@@ -1 +1,2 @@\n int a;\n+int b;"
    let type: Set = ["COMMIT_LOG_LONG_LINE"]
    try expect(mail(log: "The tide:\n\n  \(long)", hunk: hunk), loses: type, keeps: [])
    try expect(
      mail(log: "The tide:\n\n  \(long)\n\nSo \(long)", hunk: hunk), loses: [], keeps: type)
    try expect(mail(log: "\(long) \(long)", hunk: hunk), loses: [], keeps: type)
  }
}
