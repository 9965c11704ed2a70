// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText
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

  @Test func answersSeveralWorkersAtOnce() async throws {
    let fixture = try TemporaryTree.kernel()
    defer { withExtendedLifetime(fixture) {} }
    try fixture.write("include/a.h", "#define FooBar 1\n")
    try fixture.write("Documentation/devicetree/bindings/a.yaml", "const: acme,clk\n")
    let tree = try fixture.tree()
    let status = ObsoleteStatus(tree)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<16 {
        group.addTask {
          "FooBar".withView { tree.camelCaseNames.contains($0.hash) }
            && "acme,clk".withView { tree.bindings.isDocumented($0) }
            && !"lib/a.c".withView { status.isObsolete($0) }
        }
      }
      for await answer in group { #expect(answer) }
    }
  }
}
