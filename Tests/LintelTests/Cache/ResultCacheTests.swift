// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText
import Testing

/// What is put into the cache comes out as it was, or not at all.
@Suite struct ResultCacheTests {
  private let key = ContentHash(high: 1, low: 2)

  /// The result of a check, all parts together, and as it is encoded.
  private func result(_ text: String, _ encoder: ResultEncoder? = nil) -> InputResult {
    var options = CheckOptions()
    options.tree = false
    options.strict = true
    options.file = true
    let output = FindingOutput(isColored: false, handOn: encoder.map { encoder in encoder.add })
    var checker = Checker(services: Services(options: options), output: output)
    text.withView { checker.check(file: "drivers/net/a.c", contents: $0) }
    return checker.result()
  }

  private func folder(_ tree: TemporaryTree) throws -> CacheFolder {
    try #require(CacheFolder(named: tree.root + "/cache"))
  }

  private func store(_ texts: [String], _ folder: CacheFolder) throws {
    let cache = try ResultCache(folder: folder, runKey: key)
    for text in texts {
      let content = text.withView { cache.content("a.c", $0) }
      let encoder = ResultEncoder()
      encoder.add(result(text, encoder))
      cache.store(encoder, place: cache.place("a.c", nil), content: content)
    }
    #expect(cache.finish())
  }

  /// The parts of the result that the cache has for a text; nil where it has none.
  private func find(_ text: String, _ folder: CacheFolder, key: ContentHash? = nil) throws
    -> [InputResult]?
  {
    let cache = try ResultCache(folder: folder, runKey: key ?? self.key)
    var coding = ResultCoding()
    let content = text.withView { cache.content("a.c", $0) }
    var parts: [InputResult] = []
    let isFound = cache.handOn(content: content, place: cache.place("a.c", nil), &coding) {
      parts.append($0)
    }
    #expect(cache.finish())
    #expect(isFound == !parts.isEmpty)
    return isFound ? parts : nil
  }

  /// Whether the parts say together what the whole result says.
  private func isSame(_ parts: [InputResult], _ whole: InputResult) -> Bool {
    guard let last = parts.last else { return false }
    let starts = parts.indices.map { parts[..<$0].reduce(0) { $0 + $1.text.count } }
    let entries = zip(parts, starts).flatMap { part, start in part.entries.map { ($0, start) } }
    return Array(parts.map(\.text).joined()) == whole.text
      && last.linesChecked == whole.linesChecked
      && last.isStrict == whole.isStrict && last.isPatch == whole.isPatch
      && last.silence == whole.silence && last.knownNames == whole.knownNames
      && last.linkerWords == whole.linkerWords
      && last.hasWhitespaceErrors == whole.hasWhitespaceErrors
      && entries.count == whole.entries.count
      && zip(entries, whole.entries).allSatisfy { part, entry in
        part.0.textEnd + part.1 == entry.textEnd && part.0.level == entry.level
          && part.0.once == entry.once
          && ByteView(part.0.type).equals(ByteView(entry.type))
      }
  }

  private let code = "int fooBar =1; \nextern char start_of[];\n"

  @Test(arguments: ["", "int a;\n", "int fooBar =1; \nextern char start_of[];\n"])
  func resultsComeBack(text: String) throws {
    let tree = TemporaryTree()
    defer { withExtendedLifetime(tree) {} }
    let folder = try folder(tree)
    #expect(try find(text, folder) == nil)
    try store([text], folder)
    let found = try #require(try find(text, folder))
    #expect(isSame(found, result(text)))
    #expect(try find(text + " ", folder) == nil)
    #expect(try find(text, folder, key: ContentHash(high: 1, low: 3)) == nil)
  }

  @Test func aLongResultComesBackInParts() throws {
    let tree = TemporaryTree()
    defer { withExtendedLifetime(tree) {} }
    let folder = try folder(tree)
    let text = (0..<4000).map { "int fooBar\($0) =1; \n" }.joined()
    try store([text], folder)
    let whole = result(text)
    #expect(whole.text.count > 1 << 17)
    let parts = try #require(try find(text, folder))
    #expect(isSame(parts, whole))
    #expect(parts.count > 2)
    #expect(parts.map(\.startsInput) == parts.indices.map { $0 == 0 })
    #expect(parts.map(\.endsInput) == parts.indices.map { $0 == parts.count - 1 })
  }

  @Test func damageIsNeverBelieved() throws {
    let tree = TemporaryTree()
    defer { withExtendedLifetime(tree) {} }
    let folder = try folder(tree)
    let expected = result(code)
    var generator = Seeded(state: 7)
    var lost = 0
    for _ in 0..<150 {
      folder.clear()
      try store([code], folder)
      let path = try #require(segmentPaths(folder).first)
      var bytes = ByteBuffer()
      try InputFile.read(path, into: &bytes)
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      if Bool.random(using: &generator) {
        bytes[place] ^= UInt8.random(in: 1...255, using: &generator)
      } else {
        bytes.truncate(to: place)
      }
      try OutputFile.writeAtomically(path, bytes: bytes.view, keepingModeOf: path)
      if let found = try find(code, folder) {
        #expect(isSame(found, expected))
      } else {
        lost += 1
      }
      // Whatever it was, the next run has it right.
      try store([code], folder)
      #expect(try find(code, folder).map { isSame($0, expected) } == true)
    }
    #expect(lost > 100)
  }

  @Test func smallSegmentsBecomeOne() throws {
    let tree = TemporaryTree()
    defer { withExtendedLifetime(tree) {} }
    let folder = try folder(tree)
    let texts = (0..<30).map { "int fooBar\($0) =1;\n" }
    for text in texts { try store([text], folder) }
    #expect(folder.status().segments < 15)
    for text in texts { #expect(try find(text, folder) != nil) }
  }

  @Test func whatWasUsedLongestAgoGoesFirst() throws {
    let tree = TemporaryTree()
    defer { withExtendedLifetime(tree) {} }
    let folder = try folder(tree)
    let texts = (0..<3).map { "int fooBar\($0) =1;\n" }
    for text in texts { try store([text], folder) }
    #expect(folder.status().segments == 3)
    // The first one is used last.
    #expect(try find(texts[0], folder) != nil)
    folder.evict(limit: folder.status().bytes - 1)
    #expect(folder.status().segments == 2)
    #expect(try find(texts[0], folder) != nil)
    #expect(try find(texts[1], folder) == nil)
  }

  @Test func aRecentChangeIsNotTrusted() throws {
    let tree = TemporaryTree()
    defer { withExtendedLifetime(tree) {} }
    try tree.write("a.c", "int a;\n")
    let status = try #require(FileStatus(of: tree.root + "/a.c"))
    let cache = try ResultCache(folder: folder(tree), runKey: key)
    #expect(!status.isSettled)
    #expect(cache.place("a.c", status) == cache.place("a.c", nil))
    let old = try #require(FileStatus(of: "/proc/self/exe"))
    #expect(old.isSettled)
    #expect(cache.place("a.c", old) != cache.place("b.c", old))
  }

  private func segmentPaths(_ folder: CacheFolder) -> [String] {
    FileTree.entries(of: folder.path).filter { $0.name != ".gitignore" }
      .map { folder.path + "/" + $0.name }
  }
}

/// Numbers that are the same in each run of the tests.
private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 29
  }
}
