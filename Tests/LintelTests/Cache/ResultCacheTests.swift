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
      let last = result(text, encoder)
      cache.store(last, place: cache.place("a.c", nil), content: content, encoder)
    }
    #expect(cache.finish())
  }

  private func find(_ text: String, _ folder: CacheFolder, key: ContentHash? = nil) throws
    -> InputResult?
  {
    let cache = try ResultCache(folder: folder, runKey: key ?? self.key)
    var coding = ResultCoding()
    let content = text.withView { cache.content("a.c", $0) }
    let found = cache.result(content: content, place: cache.place("a.c", nil), &coding)
    #expect(cache.finish())
    return found
  }

  private func isSame(_ one: InputResult, _ other: InputResult) -> Bool {
    one.text == other.text && one.linesChecked == other.linesChecked
      && one.isStrict == other.isStrict && one.isPatch == other.isPatch
      && one.silence == other.silence && one.knownNames == other.knownNames
      && one.linkerWords == other.linkerWords
      && one.hasWhitespaceErrors == other.hasWhitespaceErrors
      && one.entries.count == other.entries.count
      && zip(one.entries, other.entries).allSatisfy {
        $0.textEnd == $1.textEnd && $0.level == $1.level && $0.once == $1.once
          && ByteView($0.type).equals(ByteView($1.type))
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
    #expect(isSame(try #require(try find(text, folder)), whole))
    let cache = try ResultCache(folder: folder, runKey: key)
    var parts: [InputResult] = []
    var coding = ResultCoding()
    let content = text.withView { cache.content("a.c", $0) }
    let last = cache.result(content: content, place: cache.place("a.c", nil), &coding) {
      parts.append($0)
    }
    parts.append(try #require(last))
    #expect(parts.count > 2)
    #expect(parts.map(\.startsInput) == parts.indices.map { $0 == 0 })
    #expect(parts.map(\.endsInput) == parts.indices.map { $0 == parts.count - 1 })
    #expect(Array(parts.map(\.text).joined()) == whole.text)
    #expect(parts.reduce(0) { $0 + $1.entries.count } == whole.entries.count)
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
