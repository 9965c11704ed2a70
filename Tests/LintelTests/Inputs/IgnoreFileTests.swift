// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@testable import Lintel

/// `.gitignore` files are read as git reads them.
@Suite struct IgnoreFileTests {
  private static let file = """
    # a comment
    *.o
    !keep.o
    /top.c
    build/
    doc/*.txt
    a/**/z
    \\#hash
    \\!bang
    spaces\\ \u{20}\u{20}
    trailing   \r

    [invalid
    **/deep/x
    """

  private func decision(_ path: String, isFolder: Bool = false) -> Bool? {
    let rules = Array(Self.file.utf8).withView { IgnoreFile($0) }
    let name =
      path.utf8.lastIndex(of: UInt8(ascii: "/"))
      .map { path.utf8.distance(from: path.utf8.startIndex, to: $0) + 1 } ?? 0
    return Array(path.utf8).withView {
      rules.decision(on: $0, name: name, isFolder: isFolder)
    }
  }

  @Test(arguments: [
    "a.o", "x/a.o", "top.c", "doc/a.txt", "a/z", "a/b/c/z", "#hash", "!bang", "spaces ", "trailing",
    "deep/x", "p/deep/x",
  ])
  func ignored(path: String) { #expect(decision(path) == true) }

  @Test(arguments: [
    "a.c", "x/top.c", "build", "x/doc/a.txt", "doc/x/a.txt", "a/zz", "spaces", "[invalid",
    "# a comment", "", "hash",
  ])
  func notMentioned(path: String) { #expect(decision(path) == nil) }

  @Test func aNegationTakesBack() {
    #expect(decision("keep.o") == false)
    #expect(decision("x/keep.o") == false)
  }

  @Test func aSlashAtTheEndMeansFolders() {
    #expect(decision("build", isFolder: true) == true)
    #expect(decision("x/build", isFolder: true) == true)
  }

  @Test func aByteOrderMarkIsNoPattern() {
    let file = Array("\u{FEFF}a.c\n".utf8).withView { IgnoreFile($0) }
    let decision = Array("a.c".utf8).withView { file.decision(on: $0, name: 0, isFolder: false) }
    #expect(decision == true)
  }

  /// Git itself is the judge of patterns that people write, and of odd ones.
  @Test func agreesWithGit() throws {
    let patterns = [
      "*.o", "/a.c", "b/", "!b/keep.c", "b/*", "**/c", "c/**", "a**c", "x?z", "[ab].c", "[!ab].h",
      "doc/**/*.txt", "*~", "\\*.x", "a/b/", "/a/*/c.c", "[[:upper:]]*", "*.[ch]", "foo/*bar",
      "**", "/**", "a/", "/", "!", "#", "\\", "*/x.c", "[a-", "z ", "z\\ ",
    ]
    let paths = [
      "a.c", "a.o", "b/a.c", "b/keep.c", "x/c", "c/x", "abc", "aXc", "x1z", "c.h", "a.h",
      "doc/a.txt", "doc/x/y/b.txt", "q~", "*.x", "a/b/c.c", "a/c.c", "Upper", "foo/1bar", "z", "z ",
      "x/x.c", "d/e/x.c", "[a-", "\\",
    ]
    let tree = TemporaryTree()
    defer { withExtendedLifetime(tree) {} }
    tree.git("init", "-q")
    // Below the folder that is named, of which something is always left.
    for path in paths { try tree.write("top/\(path)", "x\n") }
    for (first, second) in zip(patterns, patterns.dropFirst() + ["*.c"]) {
      let text = "\(first)\n\(second)\n"
      try tree.write("top/.gitignore", text)
      let expected = tree.git(
        "-c", "core.quotePath=off", "ls-files", "-z", "-o", "--exclude-standard"
      )
      .split(separator: "\0").map(String.init).filter { $0 != "top/.gitignore" && $0 != "\n" }
      let walk = FolderWalk(tree.root).files
      // The walk passes over more than git does.
      let known = expected.filter { !$0.hasSuffix(".o") && !$0.hasSuffix("~") }
      #expect(walk == known.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }, "\(text)")
    }
  }
}
