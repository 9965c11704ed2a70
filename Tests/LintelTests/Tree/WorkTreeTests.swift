// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@testable import Lintel

/// The repository of a folder is the one that git would find.
@Suite struct WorkTreeTests {
  private func find(_ path: String) -> WorkTree { WorkTree.find(path) }

  @Test func looksUpwards() throws {
    let tree = TemporaryTree()
    defer { withExtendedLifetime(tree) {} }
    try tree.write("a/b/c.c", "")
    #expect(find(tree.root + "/a/b") == .none)
    tree.git("init", "-q")
    let top = FileTree.absolutePath(tree.root)
    #expect(find(tree.root) == .inside(top: top, below: []))
    #expect(find(tree.root + "/a/b/") == .inside(top: top, below: Array("a/b/".utf8)))
    tree.git("init", "-q", "a/b")
    #expect(find(tree.root + "/a/b") == .inside(top: top + "/a/b", below: []))
    #expect(find(tree.root + "/a") == .inside(top: top, below: Array("a/".utf8)))
  }

  @Test func knowsWhatGitKeepsForItself() throws {
    let tree = TemporaryTree()
    defer { withExtendedLifetime(tree) {} }
    tree.git("init", "-q", "--bare", "bare")
    tree.git("init", "-q")
    for folder in ["bare", "bare/refs", ".git", ".git/hooks"] {
      #expect(find(tree.root + "/" + folder) == .storage, "\(folder)")
    }
  }

  @Test func aLinkLeadsToItsTarget() throws {
    let tree = TemporaryTree()
    defer { withExtendedLifetime(tree) {} }
    try tree.write("repository/src/a.c", "")
    tree.git("init", "-q", "repository")
    tree.run(["ln", "-s", "repository/src", tree.root + "/link"])
    let top = FileTree.absolutePath(tree.root) + "/repository"
    #expect(find(tree.root + "/link") == .inside(top: top, below: Array("src/".utf8)))
  }
}
