// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The names that macros of a text may build of parts, as `a##b` does.
struct PastedNames: Sendable {
  /// A name that is built: its parts in their order, nil for one that an argument gives.
  private struct Pattern: Hashable {
    let parts: [String?]
  }

  /// The patterns, and where each is first.
  private var patterns: [Pattern: String] = [:]

  /// Whether no name is built.
  var isEmpty: Bool { patterns.isEmpty }

  /// None.
  init() {}

  /// What the macros of a text build; `path` names it in reasons.
  init(in text: ByteView, path: String) {
    var at = 0
    var (number, counted) = (1, 0)
    while let paste = text.firstIndex(of: "##", from: at) {
      let line = Self.logicalLine(of: paste, in: text)
      while let end = text.upTo(line.lowerBound).firstIndex(of: UInt8(ascii: "\n"), from: counted) {
        (number, counted) = (number + 1, end + 1)
      }
      add(text[line], "\(path):\(number)")
      at = max(line.upperBound, paste + 2)
    }
  }

  /// Adds those of other texts.
  mutating func merge(_ other: PastedNames) {
    patterns.merge(other.patterns) { one, other in min(one, other) }
  }

  /// The bytes of a line, and of those that a backslash joins to it.
  private static func logicalLine(of place: Int, in text: ByteView) -> Range<Int> {
    func isJoined(_ end: Int) -> Bool {
      var last = end - 1
      if last >= 0, text[last] == UInt8(ascii: "\r") { last -= 1 }
      return last >= 0 && text[last] == UInt8(ascii: "\\")
    }
    var start = place
    while start > 0, text[start - 1] != UInt8(ascii: "\n") || isJoined(start - 1) { start -= 1 }
    var end = place
    while end < text.count, text[end] != UInt8(ascii: "\n") || isJoined(end) { end += 1 }
    return start..<end
  }

  private mutating func add(_ line: ByteView, _ place: String) {
    var source = SourceTokens(ConvertWords.vocabulary)
    source.read(line)
    guard source.kind(0) == .directive, let macro = source.macro(0) else { return }
    let parameters = (macro.parameters.map(Array.init) ?? []).map { source.bytes($0) }
    func isPart(_ token: Int) -> Bool {
      macro.body.contains(token) && (source.kind(token) == .word || source.kind(token) == .number)
    }
    func part(_ token: Int) -> String? {
      let bytes = source.bytes(token)
      let isArgument = bytes.equals("__VA_ARGS__") || parameters.contains { $0.equals(bytes) }
      return isArgument ? nil : bytes.string
    }
    var at = macro.body.lowerBound
    while at < macro.body.upperBound {
      var parts: [String?] = isPart(at) ? [part(at)] : []
      while !parts.isEmpty, source.kind(at + 1) == .paste, isPart(at + 2) {
        parts.append(part(at + 2))
        at += 2
      }
      if parts.count > 1 {
        let pattern = Pattern(parts: parts)
        patterns[pattern] = patterns[pattern] ?? place
      }
      at += 1
    }
  }

  /// Where a macro may build a name of words for which `isWord` holds; nil for nowhere.
  ///
  /// The name by itself is no word here: where it is an argument it is seen.
  func place(of name: String, isWord: (String) -> Bool) -> String? {
    let fitting = patterns.filter { pattern, _ in
      pattern.parts.count > Self.mostParts
        ? Self.fitsRoughly(name[...], pattern.parts)
        : Self.fits(name[...], pattern.parts[...]) { $0 != name && isWord($0) }
    }
    return fitting.values.min()
  }

  /// Of names of more parts all words are taken to be there.
  private static let mostParts = 4

  private static func fitsRoughly(_ name: Substring, _ parts: [String?]) -> Bool {
    var rest = name
    for case let text? in parts {
      guard let found = rest.firstRange(of: text) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }

  private static func fits(
    _ name: Substring, _ parts: ArraySlice<String?>, _ isWord: (String) -> Bool
  ) -> Bool {
    guard let first = parts.first else { return name.isEmpty }
    let rest = parts.dropFirst()
    if let text = first {
      return name.hasPrefix(text) && fits(name.dropFirst(text.count), rest, isWord)
    }
    for count in stride(from: 1, through: name.count, by: 1) {
      let left = name.dropFirst(count)
      // What follows is cheaper to look at than the words of a text.
      if let text = rest.first ?? nil, !left.hasPrefix(text) { continue }
      if rest.isEmpty, !left.isEmpty { continue }
      if isWord(String(name.prefix(count))), fits(left, rest, isWord) { return true }
    }
    return false
  }
}
