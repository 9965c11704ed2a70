// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText
import Testing

@Suite struct GitTests {
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
        + " Mon Sep 17 00:00:00 2001\nquoted")
    tree.git("commit", "-q", "--allow-empty", "-m", "third: nothing")
    try tree.write("bin", "\u{0}\u{1}binary\u{0}")
    tree.git("add", ".")
    tree.git("commit", "-q", "--allow-empty-message", "-m", "")
    tree.git("update-index", "--chmod=+x", "a.c")
    tree.git("commit", "-qm", "two lines\nof subject\n\nbody")
    return tree
  }

  private func line(_ text: String) -> String { String(text.prefix { $0 != "\n" }) }

  @Test func findsCommits() throws {
    let tree = try fixture()
    defer { withExtendedLifetime(tree) {} }
    let git = tree.repository
    for (revision, subject) in [
      ("HEAD", "two lines of subject"), ("HEAD~1", ""), ("HEAD~3", "second: naïve rename"),
    ] {
      let id = line(tree.git("rev-parse", revision))
      let expected = CommitInfo.found(id: Array(id.utf8.prefix(12)), subject: Array(subject.utf8))
      #expect(id.withView { git.commitInfo($0) } == expected)
      #expect(String(id.prefix(9)).withView { git.commitInfo($0) } == expected)
    }
    #expect("0123456789abcdef".withView { git.commitInfo($0) } == .unknown)
    let folder = line(tree.git("rev-parse", "HEAD:dir"))
    #expect(folder.withView { git.commitInfo($0) } == .noAnswer)
    #expect("HEAD".withView { git.commitInfo($0) } == .noAnswer)
    #expect("".withView { git.commitInfo($0) } == .noAnswer)
  }

  @Test func hasNoAnswerWithoutRepository() {
    let folder = TemporaryTree()
    defer { withExtendedLifetime(folder) {} }
    let git = folder.repository
    #expect(!git.isRepository)
    #expect("0123456789ab".withView { git.commitInfo($0) } == .noAnswer)
    #expect("a.c".withView { git.isTracked($0) } == nil)
    #expect(git.trackedFiles(below: "").isEmpty)
  }

  @Test(arguments: ["2", "4"])
  func readsTheIndex(version: String) throws {
    let tree = try fixture()
    defer { withExtendedLifetime(tree) {} }
    tree.git("update-index", "--index-version", version)
    try tree.write("new.c", "")
    let git = tree.repository
    // More questions than are answered without a table.
    for _ in 0..<5 {
      #expect("a.c".withView { git.isTracked($0) } == true)
      #expect("dir/c.c".withView { git.isTracked($0) } == true)
      #expect("dir".withView { git.isTracked($0) } == false)
      #expect("./a.c".withView { git.isTracked($0) } == false)
      #expect("new.c".withView { git.isTracked($0) } == false)
    }
    #expect(git.trackedFiles(below: "") == ["a.c", "bin", "dir/c.c"])
    #expect(git.trackedFiles(below: "dir") == ["dir/c.c"])
    #expect(git.trackedFiles(below: "dir/") == ["dir/c.c"])
    #expect(git.trackedFiles(below: "di").isEmpty)
  }

  @Test func leavesASplitIndexToGit() throws {
    let tree = try fixture()
    defer { withExtendedLifetime(tree) {} }
    tree.git("update-index", "--split-index")
    try tree.write("z.c", "")
    tree.git("add", "z.c")
    let git = tree.repository
    #expect("a.c".withView { git.isTracked($0) } == true)
    #expect("dir".withView { git.isTracked($0) } == false)
    #expect(git.trackedFiles(below: "") == ["a.c", "bin", "dir/c.c", "z.c"])
  }

  @Test func damagedIndexIsNoTrouble() throws {
    let tree = try fixture()
    defer { withExtendedLifetime(tree) {} }
    for text in ["", "DIRC", "DIRC\u{0}\u{0}\u{0}\u{2}\u{0}\u{0}\u{0}\u{9}xyz"] {
      try tree.write(".git/index", text)
      #expect("a.c".withView { tree.repository.isTracked($0) } == false)
    }
  }
}
