// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import Testing

@Suite struct TreeTests {
  @Test func needsEveryLandmark() throws {
    let tree = try TemporaryTree.kernel()
    defer { withExtendedLifetime(tree) {} }
    #expect(Tree(root: tree.root, git: tree.repository) != nil)
    let other = TemporaryTree()
    try other.write("MAINTAINERS", "")
    #expect(Tree(root: other.root, git: other.repository) == nil)
  }

  @Test func knowsItsFiles() throws {
    let fixture = try TemporaryTree.kernel()
    try fixture.write("lib/string.c", "int x;\n")
    let tree = try fixture.tree()
    #expect(tree.fileExists("lib/string.c"))
    #expect(tree.fileExists("lib"))
    #expect(tree.isRegularFile("lib/string.c"))
    #expect(!tree.isRegularFile("lib"))
    #expect(!tree.fileExists("lib/strings.c"))
  }
}
