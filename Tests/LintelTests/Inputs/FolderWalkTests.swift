// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@testable import Lintel

/// A walk through a folder finds what people wrote, and goes nowhere else.
@Suite struct FolderWalkTests {
  private func files(_ tree: TemporaryTree) -> [String] {
    FolderWalk(tree.root).files
  }

  @Test(arguments: ["*", "/*", "**", "/*\n!/debian/"])
  func aFolderThatIsNamedIsNotLeftOutAsAWhole(_ patterns: String) throws {
    let tree = TemporaryTree()
    defer { withExtendedLifetime(tree) {} }
    try tree.write(".gitignore", "*.o\n\(patterns)\n/b.c\n")
    for path in ["a.c", "b.c", "c.o", "sub/a.c", "own/.gitignore", "own/a.c"] {
      try tree.write(path, path.hasSuffix("ignore") ? "*\n" : "int a;\n")
    }
    #expect(files(tree) == ["a.c", "sub/a.c"])
  }

  @Test(arguments: [
    ("*/", ["a.c", "b.h"]), ("*\n!*/\n!a.c", ["a.c", "sub/a.c"]), ("/*\n!/a.c", ["a.c"]),
  ])
  func whatAPatternLeavesIsAllThatIsMeant(_ patterns: String, _ left: [String]) throws {
    let tree = TemporaryTree()
    defer { withExtendedLifetime(tree) {} }
    try tree.write(".gitignore", patterns + "\n")
    for path in ["a.c", "b.h", "sub/a.c"] { try tree.write(path, "int a;\n") }
    #expect(files(tree) == left)
  }

  @Test func listsInTheOrderOfGit() throws {
    let tree = TemporaryTree()
    defer { withExtendedLifetime(tree) {} }
    for path in ["b.c", "a/x.c", "a.c", "a-b/x.c", "a/b/y.h", "Makefile"] {
      try tree.write(path, "x")
    }
    #expect(files(tree) == ["Makefile", "a-b/x.c", "a.c", "a/b/y.h", "a/x.c", "b.c"])
    #expect(FolderWalk(tree.root).problems.isEmpty)
  }

  @Test func passesOverByproducts() throws {
    let tree = TemporaryTree()
    defer { withExtendedLifetime(tree) {} }
    for path in [
      ".git/config", ".hidden.c", ".deps/a.d", "a.o", "lib.a", "vmlinux.bin", "a.c~",
      "node_modules/x.js", "out/CMakeCache.txt", "out/gen.c", "cache/CACHEDIR.TAG", "cache/a.c",
    ] { try tree.write(path, "x\n") }
    try tree.write("program", "\u{7F}ELF\0\0")
    try tree.write("script", "#!/bin/sh\n")
    // What ends like text is checked, whatever is in it.
    try tree.write("zero.c", "int a;\0\n")
    #expect(files(tree) == ["script", "zero.c"])
  }

  @Test func readsIgnoreFilesFromTheTopDown() throws {
    let tree = TemporaryTree()
    defer { withExtendedLifetime(tree) {} }
    try tree.write(".gitignore", "*.gen.c\n/only-here.c\nskipped/\n")
    try tree.write("sub/.gitignore", "!wanted.gen.c\n")
    for path in [
      "a.gen.c", "only-here.c", "sub/only-here.c", "sub/wanted.gen.c", "sub/other.gen.c",
      "skipped/a.c", "sub/skipped/.gitignore", "sub/skipped/a.c",
    ] { try tree.write(path, path.hasSuffix("ignore") ? "!a.c\n" : "x\n") }
    #expect(files(tree) == ["sub/only-here.c", "sub/wanted.gen.c"])
  }

  @Test func followsNoLinks() throws {
    let tree = TemporaryTree()
    defer { withExtendedLifetime(tree) {} }
    try tree.write("a/x.c", "x\n")
    tree.run(["ln", "-s", "..", "\(tree.root)/a/loop"])
    tree.run(["ln", "-s", "x.c", "\(tree.root)/a/link.c"])
    tree.run(["mkfifo", "\(tree.root)/a/.gitignore", "\(tree.root)/a/pipe.c"])
    #expect(files(tree) == ["a/x.c"])
  }

  @Test func goesAsDeepAsAPathCan() throws {
    let tree = TemporaryTree()
    defer { withExtendedLifetime(tree) {} }
    // A path of this length cannot be opened.
    tree.run([
      "sh", "-c",
      "cd '\(tree.root)' && for i in $(seq 60); do d=$(printf 'd%.0s' $(seq 100)); mkdir $d; "
        + "echo x > f.c; cd -P ./$d || exit; done",
    ])
    let walk = FolderWalk(tree.root)
    #expect(walk.files.count > 30)
    #expect(walk.problems.count == 1)
    #expect(walk.problems.first?.code == InputError.tooDeep)
  }

  @Test func anIgnoreFileHasALimit() throws {
    let tree = TemporaryTree()
    defer { withExtendedLifetime(tree) {} }
    try tree.write(".gitignore", String(repeating: "x\n", count: IgnoreFile.sizeLimit / 2 + 1))
    try tree.write("a.c", "x\n")
    let walk = FolderWalk(tree.root)
    #expect(walk.files.count == 1)
    #expect(walk.problems.map(\.code) == [InputError.tooLarge])
  }

  @Test func aFolderThatIsNotThereIsAProblem() {
    #expect(FolderWalk("/nonexistent/folder").problems.count == 1)
  }
}
