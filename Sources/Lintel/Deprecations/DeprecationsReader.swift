// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Collects deprecated functions from files, the later over the earlier.
///
/// The texts go into one pool; records hold places in it.
struct DeprecationsReader: ~Copyable {
  /// What is known of a name.
  struct Record: Sendable {
    var values: InlineArray<14, Range<Int>> = InlineArray(repeating: 0..<0)
    /// The file that set it last, as an index into `paths`, or -1 for the table that is built in.
    var file = -1
    var line = 0
    var isRemoved = false
  }

  /// All names and values.
  private(set) var pool = ByteBuffer(capacity: 8192)
  private(set) var index = ByteSliceIndex(expecting: 32)
  private(set) var records: [Record] = []
  private(set) var paths: [String] = []

  private var file = -1
  private var section: Int?
  private var sectionLine = 0
  private var seen: UInt32 = 0
  private var removes = false

  /// Reads the table that is built in.
  ///
  /// What its script does not have is known, but no entry.
  mutating func readBuiltIn(_ version: ScriptVersion) throws(DeprecationsError) {
    try read(ByteView(DeprecatedAPITable.text))
    VersionTables.forEachDeprecation { name, availability in
      guard !availability.contains(version),
        let number = index.number(of: name, hash: name.hash, in: pool.view)
      else { return }
      records[number].isRemoved = true
    }
  }

  /// Reads a file in the format of `Documentation/Deprecations.md`.
  mutating func read(_ text: ByteView, path: String) throws(DeprecationsError) {
    file = paths.count
    paths.append(path)
    try read(text)
  }

  /// Makes the table of a tree's checkpatch.pl the list of names that count.
  ///
  /// What was known about a name stays; a name that the script does not have goes. A script older
  /// than the table (5.1) has none. A file that is no Perl script says nothing.
  mutating func readScript(_ script: ByteView, path: String) {
    guard PerlDeprecationTable.isPerl(script) else { return }
    file = paths.count
    paths.append(path)
    for number in records.indices { records[number].isRemoved = true }
    guard let table = PerlDeprecationTable(script) else { return }
    var lines = LineCounter()
    for pair in table.pairs {
      guard let number = number(of: script[pair.name]) else { continue }
      set(.replacement, of: number, to: store(script[pair.replacement]))
      records[number].isRemoved = false
      records[number].file = file
      records[number].line = lines.line(at: pair.name.lowerBound, of: script)
    }
  }

  private mutating func read(_ text: ByteView) throws(DeprecationsError) {
    section = nil
    var line = 0
    var at = 0
    while at < text.count {
      let end = text.firstIndex(of: UInt8(ascii: "\n"), from: at) ?? text.count
      line += 1
      let content = text[at..<end].trimmed
      at = end + 1
      if content.isEmpty || content[0] == UInt8(ascii: "#") { continue }
      if content[0] == UInt8(ascii: "[") {
        try endSection()
        try beginSection(content, line)
      } else {
        try readKey(content, line)
      }
    }
    try endSection()
    section = nil
  }

  private mutating func beginSection(_ content: ByteView, _ line: Int) throws(DeprecationsError) {
    guard let close = content.firstIndex(of: UInt8(ascii: "]")), content.isDone(from: close + 1)
    else { throw fault(.notALine, line) }
    let name = content[1..<close].trimmed
    guard name.isIdentifier, let number = number(of: name) else {
      throw fault(.badName(name.string), line)
    }
    let old = records[number]
    if old.file == file && old.line > 0 { throw fault(.duplicateSection(name.string), line) }
    if old.isRemoved { records[number] = Record() }
    records[number].file = file
    records[number].line = line
    section = number
    sectionLine = line
    seen = 0
    removes = false
  }

  private mutating func endSection() throws(DeprecationsError) {
    guard let section else { return }
    let name = pool.view(index.range(section))
    if removes {
      if seen != 0 { throw fault(.removedWithKeys(name.string), sectionLine) }
      records[section].isRemoved = true
    } else if records[section].values[DeprecationKey.replacement.rawValue].isEmpty {
      throw fault(.noReplacement(name.string), sectionLine)
    }
  }

  private mutating func readKey(_ content: ByteView, _ line: Int) throws(DeprecationsError) {
    var end = 0
    while content[end].isWord || content[end] == UInt8(ascii: "-") { end += 1 }
    let equals = content.skipSpacesAndTabs(end)
    guard end > 0, content[equals] == UInt8(ascii: "=") else { throw fault(.notALine, line) }
    guard let section else { throw fault(.noSection, line) }
    let name = content.upTo(end)
    let value = content.from(content.skipSpacesAndTabs(equals + 1))
    if name.equals("remove") {
      let isTrue = value.has("true")
      guard isTrue || value.has("false"), value.isDone(from: isTrue ? 4 : 5) else {
        throw fault(.badSwitch, line)
      }
      removes = isTrue
      return
    }
    guard let key = DeprecationKey.allCases.first(where: { name.equals($0.spelling) }) else {
      throw fault(.unknownKey(name.string), line)
    }
    if seen & (1 << UInt32(key.rawValue)) != 0 { throw fault(.duplicateKey(name.string), line) }
    seen |= 1 << UInt32(key.rawValue)
    guard let place = readText(value) else { throw fault(.badText(name.string), line) }
    set(key, of: section, to: place)
  }

  /// Reads a text in quotes into the pool: `"..."` with `\"`, `\\`, `\t` and `\n`, or `'...'` as
  /// it stands.
  private mutating func readText(_ value: ByteView) -> Range<Int>? {
    let quote = value[0]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
    let start = pool.count
    var at = 1
    while at < value.count && value[at] != quote {
      var byte = value[at]
      if byte < 32 && byte != 9 || byte == 127 { return nil }
      if byte == UInt8(ascii: "\\") && quote == UInt8(ascii: "\"") {
        at += 1
        switch value[at] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): byte = value[at]
        case UInt8(ascii: "t"): byte = 9
        case UInt8(ascii: "n"): byte = 10
        default: return nil
        }
      }
      pool.append(byte)
      at += 1
    }
    guard at < value.count, value.isDone(from: at + 1) else { return nil }
    return start..<pool.count
  }

  private mutating func set(_ key: DeprecationKey, of number: Int, to place: Range<Int>) {
    records[number].values[key.rawValue] = place
  }

  private mutating func store(_ text: ByteView) -> Range<Int> {
    let start = pool.count
    pool.append(text)
    return start..<pool.count
  }

  /// The number of a name, new or not; nil past 4 GB of text.
  private mutating func number(of name: ByteView) -> Int? {
    if let old = index.number(of: name, hash: name.hash, in: pool.view) { return old }
    let place = store(name)
    let (number, isNew) = index.insert(place, hash: name.hash, in: pool.view)
    if isNew { records.append(Record()) }
    return isNew ? number : nil
  }

  private func fault(_ cause: DeprecationsError.Cause, _ line: Int) -> DeprecationsError {
    DeprecationsError(path: file < 0 ? "built in" : paths[file], line: line, cause: cause)
  }
}

extension ByteView {
  /// Whether nothing but white space and a comment stands from `start` on.
  fileprivate func isDone(from start: Int) -> Bool {
    let at = skipSpaces(start)
    return at >= count || self[at] == UInt8(ascii: "#")
  }
}

/// Counts lines up to positions that only grow.
private struct LineCounter {
  private var line = 1
  private var at = 0

  /// The line of a position, counted from 1.
  mutating func line(at position: Int, of text: ByteView) -> Int {
    while let end = text.firstIndex(of: UInt8(ascii: "\n"), from: at), end < position {
      line += 1
      at = end + 1
    }
    return line
  }
}
