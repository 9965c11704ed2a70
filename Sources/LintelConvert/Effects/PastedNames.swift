// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The names that macros of a text may build of parts, as `a##b` does.
struct PastedNames: Sendable {
  /// A name that is built: its parts in their order, nil for one that an argument gives.
  private struct Pattern: Hashable {
    let parts: [String?]
    /// The macro, where it must be named to matter.
    let macro: String?
  }

  /// The patterns, and where each is first.
  private var patterns: [Pattern: String] = [:]

  /// Whether no name is built.
  var isEmpty: Bool { patterns.isEmpty }

  /// None.
  init() {}

  /// Whether the macros are those of a header, which matter where a text names them.
  private var areShared = false

  /// What the macros of a text build, for that text, or for others that name them; `path` names it in
  /// reasons.
  init(in text: ByteView, path: String, forOthers areShared: Bool = false) {
    self.areShared = areShared
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
        let name = source.bytes(macro.name).string
        let pattern = Pattern(parts: parts, macro: areShared ? name : nil)
        patterns[pattern] = patterns[pattern] ?? place
      }
      at += 1
    }
  }

  /// Where a macro may build a name of words for which `isWord` holds; nil for nowhere.
  ///
  /// The name by itself is no word here: where it is an argument it is seen.
  func place(of name: String, isWord: (String) -> Bool) -> String? {
    // Of such a name nobody has to know how it may be cut.
    if name.utf8.count > Self.longestName { return patterns.values.min() }
    let fitting = patterns.filter { pattern, _ in
      if let macro = pattern.macro, !isWord(macro) { return false }
      return Self.fits(Array(name), pattern.parts) { $0 != name && isWord($0) }
    }
    return fitting.values.min()
  }

  private static let longestName = 256

  /// Whether the parts make the name, each that an argument gives being a word.
  private static func fits(
    _ name: [Character], _ parts: [String?], _ isWord: (String) -> Bool
  ) -> Bool {
    // The places in the name at which the parts so far may end.
    var ends: Set<Int> = [0]
    for part in parts {
      var next: Set<Int> = []
      for start in ends {
        let rest = name[start...]
        if let text = part {
          if rest.starts(with: text) { next.insert(start + text.count) }
          continue
        }
        for end in stride(from: start + 1, through: name.count, by: 1)
        where isWord(String(name[start..<end])) {
          next.insert(end)
        }
      }
      ends = next
      if ends.isEmpty { return false }
    }
    return ends.contains(name.count)
  }
}
