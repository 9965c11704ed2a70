// SPDX-License-Identifier: GPL-2.0-only

/// A value of a TOML file, and where it stands.
package struct TOMLValue: Sendable, Equatable {
  /// What it is. Numbers that are not whole, dates and times are `other`: no setting is one.
  package indirect enum Kind: Sendable, Equatable {
    case text(String)
    case number(Int)
    case truth(Bool)
    case list([TOMLValue])
    case table([TOMLEntry])
    case other
  }

  package let kind: Kind
  package let place: TOMLPlace
}

/// A line and a column of it, both from 1; columns are characters.
package struct TOMLPlace: Sendable, Equatable {
  package let line: Int
  package let column: Int
}

/// A key with its value.
package struct TOMLEntry: Sendable, Equatable {
  /// The key; one with dots has several parts.
  package let key: [String]
  /// Where the key stands.
  package let place: TOMLPlace
  package let value: TOMLValue
}

/// A part of a TOML file: what stands before the first header, or after one.
package struct TOMLSection: Sendable, Equatable {
  /// The name of the header; empty for the first section.
  package let name: [String]
  /// Whether the header has two brackets, so that there may be several of the name.
  package let isElement: Bool
  package let place: TOMLPlace
  package internal(set) var entries: [TOMLEntry] = []
}

/// What is wrong with a file, and where.
package struct TOMLError: Error, Equatable {
  package let place: TOMLPlace
  package let reason: String

  package init(_ place: TOMLPlace, _ reason: String) {
    self.place = place
    self.reason = reason
  }
}

/// Reads TOML 1.0 (toml.io) into sections.
///
/// The time is linear in the text, and the depth of lists and tables is bounded.
package struct TOMLReader: ~Copyable {
  /// How deep lists and tables may be nested.
  private static let deepest = 16

  private let text: [UInt8]
  private var at = 0
  private var line = 1
  private var lineStart = 0

  private init(_ text: [UInt8]) { self.text = text }

  /// The sections in their order; the first one has no name.
  package static func read(_ text: ByteView) throws(TOMLError) -> [TOMLSection] {
    if let bad = text.firstInvalidUTF8 {
      let before = text.upTo(bad).bytes
      let line = before.count { $0 == UInt8(ascii: "\n") } + 1
      let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      let column = String(decoding: before[start...], as: UTF8.self).unicodeScalars.count + 1
      throw TOMLError(TOMLPlace(line: line, column: column), "not UTF-8")
    }
    var reader = TOMLReader(text.bytes)
    return try reader.sections()
  }

  private var byte: UInt8 { at < text.count ? text[at] : 0 }

  private func byte(_ offset: Int) -> UInt8 { at + offset < text.count ? text[at + offset] : 0 }

  private var place: TOMLPlace {
    // A byte that continues a character is none of its own.
    let column = text[lineStart..<min(at, text.count)].count { $0 & 0xC0 != 0x80 } + 1
    return TOMLPlace(line: line, column: column)
  }

  private func fault(_ reason: String) -> TOMLError { TOMLError(place, reason) }

  private mutating func sections() throws(TOMLError) -> [TOMLSection] {
    var sections = [TOMLSection(name: [], isElement: false, place: place)]
    var names: Set<[String]> = []
    var keys: Set<[String]> = []
    while true {
      try skipLines()
      if at >= text.count { return sections }
      if byte == UInt8(ascii: "[") {
        let section = try header()
        let isNew = names.insert(section.name).inserted
        let isAgain = sections.contains { $0.name == section.name && $0.isElement }
        if !isNew, !(section.isElement && isAgain) {
          throw TOMLError(
            section.place, "[\(section.name.joined(separator: "."))] stands there twice")
        }
        sections.append(section)
        keys = []
        continue
      }
      let entry = try entry(depth: 0)
      if !keys.insert(entry.key).inserted {
        throw TOMLError(entry.place, "\(entry.key.joined(separator: ".")) stands there twice")
      }
      sections[sections.count - 1].entries.append(entry)
      try endLine()
    }
  }

  private mutating func header() throws(TOMLError) -> TOMLSection {
    let start = place
    at += 1
    let isElement = byte == UInt8(ascii: "[")
    if isElement { at += 1 }
    let name = try key()
    guard byte == UInt8(ascii: "]"), !isElement || byte(1) == UInt8(ascii: "]") else {
      throw fault("expected \(isElement ? "]]" : "]") at the end of the name")
    }
    at += isElement ? 2 : 1
    try endLine()
    return TOMLSection(name: name, isElement: isElement, place: start)
  }

  private mutating func entry(depth: Int) throws(TOMLError) -> TOMLEntry {
    let start = place
    let key = try key()
    guard byte == UInt8(ascii: "=") else { throw fault("expected = after the key") }
    at += 1
    skipSpaces()
    return TOMLEntry(key: key, place: start, value: try value(depth: depth))
  }

  /// A key with its dots, and the spaces around it.
  private mutating func key() throws(TOMLError) -> [String] {
    var parts: [String] = []
    while true {
      skipSpaces()
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        parts.append(try quoted())
      } else {
        let start = at
        while byte.isWord || byte == UInt8(ascii: "-") { at += 1 }
        if at == start { throw fault("expected a key") }
        parts.append(String(decoding: text[start..<at], as: UTF8.self))
      }
      skipSpaces()
      guard byte == UInt8(ascii: ".") else { return parts }
      at += 1
    }
  }

  private mutating func value(depth: Int) throws(TOMLError) -> TOMLValue {
    let start = place
    if depth > Self.deepest { throw fault("lists and tables are nested too deep") }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      return TOMLValue(kind: .text(try quoted(takesLines: true)), place: start)
    case UInt8(ascii: "["): return TOMLValue(kind: .list(try list(depth)), place: start)
    case UInt8(ascii: "{"): return TOMLValue(kind: .table(try table(depth)), place: start)
    default: return TOMLValue(kind: try word(), place: start)
    }
  }

  /// A value without quotes or brackets.
  private mutating func word() throws(TOMLError) -> TOMLValue.Kind {
    let from = at
    while byte.isWord || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
      || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
    {
      at += 1
    }
    let word = String(decoding: text[from..<at], as: UTF8.self)
    switch word {
    case "true": return .truth(true)
    case "false": return .truth(false)
    default: break
    }
    if let first = word.utf8.first,
      first.isDigit || (word.utf8.count > 1 && "+-".utf8.contains(first))
    {
      let digits = word.replacing("_", with: "")
      return Int(digits).map { .number($0) } ?? .other
    }
    if word == "inf" || word == "nan" { return .other }
    at = from
    throw fault(word.isEmpty ? "expected a value" : "expected a value; a text stands in quotes")
  }

  private mutating func list(_ depth: Int) throws(TOMLError) -> [TOMLValue] {
    at += 1
    var values: [TOMLValue] = []
    while true {
      try skipLines()
      if byte == UInt8(ascii: "]") { break }
      values.append(try value(depth: depth + 1))
      try skipLines()
      if byte == UInt8(ascii: "]") { break }
      guard byte == UInt8(ascii: ",") else { throw fault("expected , or ] in the list") }
      at += 1
    }
    at += 1
    return values
  }

  private mutating func table(_ depth: Int) throws(TOMLError) -> [TOMLEntry] {
    at += 1
    var entries: [TOMLEntry] = []
    skipSpaces()
    while byte != UInt8(ascii: "}") {
      let entry = try entry(depth: depth + 1)
      if entries.contains(where: { $0.key == entry.key }) {
        throw TOMLError(entry.place, "\(entry.key.joined(separator: ".")) stands there twice")
      }
      entries.append(entry)
      skipSpaces()
      if byte == UInt8(ascii: "}") { break }
      guard byte == UInt8(ascii: ",") else { throw fault("expected , or } in the table") }
      at += 1
      skipSpaces()
    }
    at += 1
    return entries
  }

  /// A text in quotes, of one kind or the other; three of them take line ends in.
  private mutating func quoted(takesLines: Bool = false) throws(TOMLError) -> String {
    let start = place
    let quote = byte
    let isLong = byte(1) == quote && byte(2) == quote
    if isLong, !takesLines { throw fault("a key is one line") }
    at += isLong ? 3 : 1
    if isLong, byte == UInt8(ascii: "\r"), byte(1) == UInt8(ascii: "\n") { at += 1 }
    if isLong, byte == UInt8(ascii: "\n") { newLine() }
    var bytes: [UInt8] = []
    while true {
      guard at < text.count else { throw TOMLError(start, "the text has no end") }
      if byte == quote {
        if !isLong { break }
        if byte(1) == quote, byte(2) == quote, byte(3) != quote { break }
      }
      if byte == UInt8(ascii: "\n") {
        guard isLong else { throw TOMLError(start, "the text has no end") }
        bytes.append(byte)
        newLine()
      } else if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        try escape(into: &bytes, isLong: isLong)
      } else if byte < 0x20, byte != UInt8(ascii: "\t"), byte != UInt8(ascii: "\r") || !isLong {
        throw fault("a control character")
      } else {
        bytes.append(byte)
        at += 1
      }
    }
    at += isLong ? 3 : 1
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func escape(into bytes: inout [UInt8], isLong: Bool) throws(TOMLError) {
    let next = byte(1)
    switch next {
    case UInt8(ascii: "b"): bytes.append(8)
    case UInt8(ascii: "t"): bytes.append(9)
    case UInt8(ascii: "n"): bytes.append(10)
    case UInt8(ascii: "f"): bytes.append(12)
    case UInt8(ascii: "r"): bytes.append(13)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(next)
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      let count = next == UInt8(ascii: "u") ? 4 : 8
      let digits = text[min(at + 2, text.count)..<min(at + 2 + count, text.count)]
      guard digits.count == count, digits.allSatisfy(\.isHexDigit),
        let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16),
        let scalar = Unicode.Scalar(value)
      else { throw fault("not a character of Unicode") }
      bytes += Array(String(Character(scalar)).utf8)
      at += count
    default:
      guard isLong else { throw fault("an escape that TOML does not have") }
      // A line end and the white space after it count for nothing.
      at += 1
      skipSpaces()
      if byte == UInt8(ascii: "\r") { at += 1 }
      guard byte == UInt8(ascii: "\n") else { throw fault("an escape that TOML does not have") }
      while [9, 10, 13, 32].contains(byte) {
        if byte == UInt8(ascii: "\n") { newLine() } else { at += 1 }
      }
      return
    }
    at += 2
  }

  private mutating func newLine() {
    at += 1
    line += 1
    lineStart = at
  }

  private mutating func skipSpaces() {
    while byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { at += 1 }
  }

  private mutating func skipComment() throws(TOMLError) {
    guard byte == UInt8(ascii: "#") else { return }
    while at < text.count, byte != UInt8(ascii: "\n") {
      if byte < 0x20, byte != UInt8(ascii: "\t"), byte != UInt8(ascii: "\r") {
        throw fault("a control character")
      }
      at += 1
    }
  }

  /// Skips white space, comments and line ends.
  private mutating func skipLines() throws(TOMLError) {
    while at < text.count {
      skipSpaces()
      try skipComment()
      if byte == UInt8(ascii: "\r"), byte(1) == UInt8(ascii: "\n") { at += 1 }
      guard at < text.count, byte == UInt8(ascii: "\n") else { return }
      newLine()
    }
  }

  /// Takes the rest of a line, which may have a comment and nothing else.
  private mutating func endLine() throws(TOMLError) {
    skipSpaces()
    try skipComment()
    if byte == UInt8(ascii: "\r"), byte(1) == UInt8(ascii: "\n") { at += 1 }
    if at >= text.count { return }
    guard byte == UInt8(ascii: "\n") else { throw fault("expected the end of the line") }
    newLine()
  }
}
