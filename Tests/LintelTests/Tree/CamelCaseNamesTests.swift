// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText
import Testing

@Suite struct CamelCaseNamesTests {
  @Test(arguments: [
    ("#define FooBar 1", "FooBar"), (" # define\tFooBar(x) x", "FooBar"),
    ("#define LONG_FooBar", "LONG_FooBar"), ("typedef struct foo FooBar;", "FooBar"),
    ("typedef unsigned long long FooBar", "FooBar"), ("typedef u8 FooBar[4];", "FooBar"),
    ("extern int FooBar(void);", "FooBar"), ("\tu32 FooBar;", "FooBar"),
    ("static inline const struct foo * FooBar(int x)", "FooBar"),
    ("static const char * const FooBar[] = {", "FooBar"), ("void __iomem * FooBar;", "FooBar"),
    ("__must_check int FooBar(", "FooBar"), ("my_type_t FooBar, x;", "FooBar"),
    ("irq_handler FooBar;", "FooBar"), ("uint32_t __aligned(8) FooBar;", "FooBar"),
    ("typeof(x) FooBar;", "FooBar"), ("long unsigned int FooBar;", "FooBar"),
    ("struct FooBar {", "FooBar"), ("union FooBar;", "FooBar"), ("enum FooBar{", "FooBar"),
    ("struct FooBar BarBaz;", "BarBaz"), ("extern int (FooBar);", nil),
    ("int *FooBar;", nil), ("typedef int (*FooBar)(void);", nil), ("struct FooBar *x;", nil),
    ("#define FOO_BAR 1", nil), ("FooType FooBar;", nil), ("return FooBar;", nil),
    ("int foo, FooBar;", nil), ("int FooBar = 1;", nil), ("int long short FooBar;", nil),
    (" * int FooBar;", nil), ("#undef FooBar", nil), ("", nil), ("typedef", nil), ("struct", nil),
  ])
  func namesOfALine(line: String, name: String?) throws {
    let tree = try TemporaryTree.kernel()
    defer { withExtendedLifetime(tree) {} }
    try tree.write("include/linux/a.h", "int x;\n" + line + "\nint y;\n")
    let names = try tree.tree().camelCaseNames
    for word in ["FooBar", "BarBaz", "LONG_FooBar", "FooType"] {
      #expect(word.withView { names.contains($0.hash) } == (word == name), "\(word)")
    }
  }

  @Test func readsOneFile() throws {
    let tree = try TemporaryTree.kernel()
    defer { withExtendedLifetime(tree) {} }
    try tree.write("drivers/a.c", "static int FooBar(void)\nFooBar();\nint BarBaz;\n")
    let names = CamelCaseNames.names(inFile: "drivers/a.c", below: tree.root)
    #expect(Set(names) == Set(["FooBar", "BarBaz"].map { $0.withView { $0.hash } }))
    #expect(CamelCaseNames.names(inFile: "drivers/missing.c", below: tree.root).isEmpty)
    #expect(CamelCaseNames.names(inFile: "drivers", below: tree.root).isEmpty)
  }

  @Test func keepsNamesOfCommittedHeaders() throws {
    let tree = try TemporaryTree.kernel()
    defer { withExtendedLifetime(tree) {} }
    let cache = NameCache(directory: tree.root + "/cache/lintel")
    try tree.write("include/a.h", "#define FooBar 1\n")
    try tree.write("include/b.txt", "#define FooText 1\n")
    tree.git("init", "-q")
    tree.git("add", "include")
    tree.git("commit", "-qm", "first")
    try tree.write("include/untracked.h", "#define BarBaz 1\n")
    for _ in 0..<2 {
      let names = CamelCaseNames(root: tree.root, git: tree.repository, cache: cache)
      #expect("FooBar".withView { names.contains($0.hash) })
      #expect(!"FooText".withView { names.contains($0.hash) })
      #expect(!"BarBaz".withView { names.contains($0.hash) })
    }
    #expect(FileTree.entries(of: tree.root + "/cache/lintel").count == 1)
    // A new commit of include/ has a key of its own.
    tree.git("add", "include")
    tree.git("commit", "-qm", "second")
    let names = CamelCaseNames(root: tree.root, git: tree.repository, cache: cache)
    #expect("BarBaz".withView { names.contains($0.hash) })
  }

  @Test func damagedCacheIsNotBelieved() throws {
    let folder = TemporaryTree()
    defer { withExtendedLifetime(folder) {} }
    let cache = NameCache(directory: folder.root)
    let key = Array("key".utf8)
    #expect(cache.read(key) == nil)
    cache.write([1, 5, 1 << 63], key)
    #expect(cache.read(key) == [1, 5, 1 << 63])
    for text in ["", "short", "longer than eight", "0123456789abcdef"] {
      try folder.write("camelcase-key", text)
      #expect(cache.read(key) == nil)
    }
  }

  @Test func cacheDoesNotGrowForever() throws {
    let folder = TemporaryTree()
    defer { withExtendedLifetime(folder) {} }
    try folder.write("other", "")
    let cache = NameCache(directory: folder.root)
    for number in 0..<150 {
      let key = Array("\(number)".utf8)
      cache.write([UInt64(number)], key)
      #expect(cache.read(key) == [UInt64(number)])
    }
    #expect((1...65).contains(FileTree.entries(of: folder.root).count))
    #expect(FileKind.exists(folder.root + "/other"))
  }
}
