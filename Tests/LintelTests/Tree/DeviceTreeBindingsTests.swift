// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText
import Testing

@Suite struct DeviceTreeBindingsTests {
  private func fixture() throws -> TemporaryTree {
    let tree = try TemporaryTree.kernel()
    defer { withExtendedLifetime(tree) {} }
    let folder = "Documentation/devicetree/bindings/"
    try tree.write(
      folder + "vendor-prefixes.yaml",
      """
      patternProperties:
        "^acme,.*":
          description: Acme
        "^asahi-kasei,.*":
          description: Asahi Kasei
      """)
    try tree.write(
      folder + "clock/acme,clk.yaml",
      "compatible:\n  enum:\n    - acme,clk-100\n    - acme,x9-timer\n    - ab,cdd+e\n")
    try tree.write(
      folder + "old/gaps.txt",
      "  \"acme,<chip>-uart\" and\n  \"acme,soc<n>-spi\"\n  - fixed-thing\n")
    return tree
  }

  private static let answers = [
    ("acme,clk-100", true), ("acme,clk", true), ("me,cl", true), ("acme,clk-200", false),
    ("acme,clk.100", true), ("acme,.lk-100", true), ("acme,x9-timer-extra", false),
    // The middle of the chip's name is left open.
    ("acme,abc123-uart", true), ("acme,soc77-spi", true), ("acme,sod77-spi", false),
    ("acme,soc7x-spi", false), ("fixed-thing", true), ("fixed-things", false),
    // A plus repeats what is before it, and so is not found itself.
    ("ab,cd+", true), ("ab,cd+e", false), ("ab,cdd+e", false), ("ab,cddd+", false),
    ("-fixed", false), ("+", true), (".", true), ("other,thing", false),
  ]

  @Test(arguments: answers)
  func findsCompatible(text: String, isDocumented: Bool) throws {
    let folder = try fixture()
    defer { withExtendedLifetime(folder) {} }
    let bindings = try folder.tree().bindings
    #expect(text.withView { bindings.isDocumented($0) } == isDocumented)
    // And from the answers that are kept.
    #expect(text.withView { bindings.isDocumented($0) } == isDocumented)
  }

  @Test(arguments: [
    ("acme", true), ("asahi-kasei", true), ("acm", false), ("cme", false), ("", false),
  ])
  func findsVendor(text: String, isKnown: Bool) throws {
    let folder = try fixture()
    defer { withExtendedLifetime(folder) {} }
    let bindings = try folder.tree().bindings
    #expect(text.withView { bindings.isVendorKnown($0) } == isKnown)
  }

  @Test func knowsNothingWithoutBindings() throws {
    let folder = try TemporaryTree.kernel()
    defer { withExtendedLifetime(folder) {} }
    let bindings = try folder.tree().bindings
    #expect(!"acme,clk".withView { bindings.isDocumented($0) })
    #expect(!"acme".withView { bindings.isVendorKnown($0) })
  }

  /// Answers from the cache, which `spoil` may change between the run that makes it and the next.
  private func askTwice(
    _ folder: TemporaryTree, _ spoil: (String) throws -> Void = { _ in }
  ) async throws -> [String] {
    let cache = BindingCache(directory: folder.root + "/cache")
    // What has just changed is not kept.
    try await Task.sleep(for: .milliseconds(2200))
    _ = "other".withView {
      DeviceTreeBindings(root: folder.root, cache: cache).isDocumented($0)
    }
    let kept = FileTree.entries(of: folder.root + "/cache")
    #expect(kept.count == 1)
    try spoil(folder.root + "/cache/" + (kept.first?.name ?? ""))
    let bindings = DeviceTreeBindings(root: folder.root, cache: cache)
    return Self.answers.filter { entry in
      entry.0.withView { bindings.isDocumented($0) } != entry.1
    }.map(\.0)
  }

  @Test func theCacheGivesTheSameAnswers() async throws {
    let folder = try fixture()
    defer { withExtendedLifetime(folder) {} }
    let wrong = try await askTwice(folder)
    #expect(wrong == [])
    // It is used: words that nobody vouches for would change the answers.
    let cache = BindingCache(directory: folder.root + "/cache")
    let name = try #require(FileTree.entries(of: folder.root + "/cache").first?.name)
    let before = FileStatus(of: folder.root + "/cache/" + name)
    let again = DeviceTreeBindings(root: folder.root, cache: cache)
    #expect("acme,clk-100".withView { again.isDocumented($0) })
    #expect(FileStatus(of: folder.root + "/cache/" + name) == before)
  }

  @Test func aChangedBindingIsReadAnew() async throws {
    let folder = try fixture()
    defer { withExtendedLifetime(folder) {} }
    let wrong = try await askTwice(folder) { _ in
      try folder.write(
        "Documentation/devicetree/bindings/old/more.txt", "acme,clk-200 other,thing\n")
    }
    #expect(wrong == ["acme,clk-200", "other,thing"])
  }

  @Test func aWordThatWentIsNotBelieved() async throws {
    let folder = try fixture()
    defer { withExtendedLifetime(folder) {} }
    let wrong = try await askTwice(folder) { _ in
      try folder.write("Documentation/devicetree/bindings/old/gaps.txt", "nothing\n")
    }
    #expect(wrong == ["acme,abc123-uart", "acme,soc77-spi", "fixed-thing"])
  }

  @Test func aDamagedCacheIsNotBelieved() async throws {
    let folder = try fixture()
    defer { withExtendedLifetime(folder) {} }
    for place in [9, 45, 60] {
      let wrong = try await askTwice(folder) { path in
        var bytes = ByteBuffer()
        try InputFile.read(path, into: &bytes)
        bytes[place] ^= 1
        if place == 60 { bytes.truncate(to: place) }
        try OutputFile.writeAtomically(path, bytes: bytes.view, keepingModeOf: path)
      }
      #expect(wrong == [])
    }
  }

  @Test func aCacheThatCannotBeWrittenIsNoFailure() async throws {
    let folder = try fixture()
    defer { withExtendedLifetime(folder) {} }
    try folder.write("file", "")
    let bindings = DeviceTreeBindings(
      root: folder.root, cache: BindingCache(directory: folder.root + "/file"))
    #expect("acme,clk-100".withView { bindings.isDocumented($0) })
    #expect(!"other,thing".withView { bindings.isDocumented($0) })
  }

  @Test func theStampOfAFolderChangesWithItsFiles() throws {
    let folder = try TemporaryTree.kernel()
    defer { withExtendedLifetime(folder) {} }
    var stamps: [FolderStamp] = []
    func look() {
      var text = ByteBuffer()
      var files: [(path: String, start: Int)] = []
      let stamp = FileTree.stamp(below: folder.root)
      #expect(FileTree.appendContents(below: folder.root, to: &text, files: &files) == stamp)
      #expect(files.allSatisfy { FileKind(at: folder.root + "/" + $0.path) == .regular })
      #expect(files.count == stamp.count)
      #expect(FileTree.stamp(below: folder.root) == stamp)
      #expect(!stamps.contains(stamp))
      stamps.append(stamp)
    }
    look()
    try folder.write("a/b", "1")
    look()
    try folder.write("a/b", "22")
    look()
    try folder.write("b/b", "22")
    look()
    FileTree.removeFile(folder.root + "/a/b")
    look()
    #expect(FileTree.addName(folder.root + "/a/c", to: folder.root + "/b/b"))
    look()
  }

  @Test func repeatsCannotBeMadeSlow() throws {
    let folder = try fixture()
    defer { withExtendedLifetime(folder) {} }
    let bindings = try folder.tree().bindings
    let text = "ab,c" + String(repeating: "d+.+", count: 60)
    #expect(!text.withView { bindings.isDocumented($0) })
  }
}
