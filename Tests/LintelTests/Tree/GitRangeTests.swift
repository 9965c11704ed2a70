// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText
import Testing

/// Each commit of a range is the text that git gives for it alone, whatever it contains.
@Suite struct GitRangeTests {
  private func fixture() throws -> TemporaryTree {
    let tree = TemporaryTree()
    tree.git("init", "-q", "-b", "main")
    try tree.write("a.c", "int a;\n")
    try tree.write("dir/b.c", "int b;\nint c;\nint d;\n")
    tree.git("add", ".")
    tree.git("commit", "-qm", "first: add files")
    tree.git("mv", "dir/b.c", "dir/c.c")
    tree.git(
      "commit", "-qm",
      "second: naïve rename\n\nFrom " + String(repeating: "0", count: 40)
        + " Mon Sep 17 00:00:00 2001\nFrom: quoted\n")
    tree.git("commit", "-q", "--allow-empty", "-m", "third: nothing\n\n" + Self.quotedDiff)
    try tree.write("bin", "\u{0}\u{1}binary\u{0}")
    tree.git("add", ".")
    tree.git("commit", "-q", "--allow-empty-message", "-m", "")
    tree.git("update-index", "--chmod=+x", "a.c")
    tree.git("commit", "-qm", "two lines\nof subject\n\nbody")
    // Git takes a file for text when the first zero byte comes late.
    let mail = "From " + String(repeating: "1", count: 40) + " Mon Sep 17 00:00:00 2001\nFrom: x\n"
    let filler = String(repeating: "int filler;\n", count: 1000)
    try tree.write("late.c", filler + "a\u{0}b\u{0}" + mail + "\u{0}diff --git a/x b/x\n")
    try tree.write("we ird\t\"näme.c", "x\n")
    tree.git("add", ".")
    tree.git("commit", "-qm", "[net] zero bytes", "-m", "Quotes:\n\n" + Self.quotedDiff)
    return tree
  }

  private static let quotedDiff = """
    ---
     a.c | 2 +-
     1 file changed, 1 insertion(+), 1 deletion(-)

    diff --git a/a.c b/a.c
    --- a/a.c
    +++ b/a.c
    @@ -1 +1 @@
    -int a;
    +int b;
    """

  private func commits(_ expressions: [String], _ tree: TemporaryTree) -> [GitRange.Commit] {
    var range = GitRange(expressions: expressions, git: tree.repository)
    var commits: [GitRange.Commit] = []
    while let commit = range.next() { commits.append(commit) }
    #expect(range.takeFailure()?.isCut != true)
    return commits
  }

  @Test(arguments: [
    (["HEAD"], 1), (["HEAD-3"], 3), (["HEAD-9"], 6), (["HEAD~4..HEAD"], 4),
    (["HEAD~3", "HEAD"], 2),
    (["HEAD~2..", "HEAD~4"], 3), (["HEAD~2...HEAD~4"], 2), (["HEAD~5"], 1),
  ])
  func givesEachCommitAsAMail(expressions: [String], count: Int) throws {
    let tree = try fixture()
    defer { withExtendedLifetime(tree) {} }
    let commits = commits(expressions, tree)
    #expect(commits.count == count)
    for commit in commits {
      let id = String(decoding: commit.id, as: UTF8.self)
      let text = String(decoding: commit.text, as: UTF8.self)
      #expect(text == tree.git("format-patch", "-M", "--stdout", "-1", id))
      let subject = tree.git("log", "-1", "--format=%s", id).dropLast()
      #expect(commit.subject == Array(subject.utf8))
    }
  }

  @Test func ordersCommitsAsTheyAreChecked() throws {
    let tree = try fixture()
    defer { withExtendedLifetime(tree) {} }
    let subjects = commits(["HEAD~1", "HEAD~5..HEAD~3"], tree).map {
      String(decoding: $0.subject, as: UTF8.self)
    }
    #expect(subjects == ["second: naïve rename", "third: nothing", "two lines of subject"])
  }

  @Test func leavesOutMerges() throws {
    let tree = try fixture()
    defer { withExtendedLifetime(tree) {} }
    tree.git("checkout", "-qb", "side", "HEAD~1")
    try tree.write("side.c", "int side;\n")
    tree.git("add", ".")
    tree.git("commit", "-qm", "side: add")
    tree.git("merge", "-q", "--no-edit", "main")
    let subjects = commits(["HEAD-2"], tree).map { String(decoding: $0.subject, as: UTF8.self) }
    #expect(subjects == ["[net] zero bytes", "side: add"])
  }

  @Test(arguments: [
    "a subject that is so long that git has to fold it before the mail's line has a length that no"
      + " mailer likes",
    "ein Betreff mit Umlauten wie ä, ö und ü, der so lang ist, daß git ihn in mehrere Wörter teilt",
    "strange:  name with  double  spaces and a very long subject line  that is folded  somewhere in"
      + "  the  middle", "=?UTF-8?q?no=20word?=", "[PATCH] twice", "a = b, c_d",
  ])
  func readsSubjectsBack(subject: String) throws {
    let tree = TemporaryTree()
    defer { withExtendedLifetime(tree) {} }
    tree.git("init", "-q", "-b", "main")
    try tree.write("a.c", "int a;\n")
    tree.git("add", ".")
    tree.git("commit", "-qm", subject)
    #expect(commits(["HEAD"], tree).map(\.subject) == [Array(subject.utf8)])
  }

  @Test(arguments: ["nonsense", "--output=x", "", "HEAD~99..HEAD", "HEAD..HEAD"])
  func nothingInANonsensicalRange(expression: String) throws {
    let tree = try fixture()
    defer { withExtendedLifetime(tree) {} }
    // An empty revision is HEAD.
    #expect(commits([expression], tree).count == (expression.isEmpty ? 1 : 0))
    #expect(!FileKind.exists(tree.root + "/x"))
  }

  @Test func tellsWhenGitGivesUp() throws {
    let tree = try fixture()
    defer { withExtendedLifetime(tree) {} }
    // The blob of the last commit is lost.
    let blob = tree.git("rev-parse", "HEAD:late.c").dropLast()
    FileTree.removeFile("\(tree.root)/.git/objects/\(blob.prefix(2))/\(blob.dropFirst(2))")
    var range = GitRange(expressions: ["HEAD-3"], git: tree.repository)
    var count = 0
    while range.next() != nil { count += 1 }
    #expect(count == 2)
    let failure = range.takeFailure()
    #expect(failure?.isCut == true)
    #expect(failure?.error.description.hasPrefix("HEAD-3: git: ") == true)
    #expect(range.takeFailure() == nil)
  }
}
