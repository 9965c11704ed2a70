// SPDX-License-Identifier: GPL-2.0-only

/// A wildcard pattern for paths, as git's ignore files have them (gitignore(5)).
///
/// `*` and `?` match no slash, `**` between slashes any number of folders. All ways to match are
/// followed at once, so that a path takes time in proportion to its length times the pattern's,
/// whatever the pattern is.
package struct PathGlob: Sendable {
  private enum Element: Sendable {
    case byte(UInt8)
    /// A byte that the table has.
    case set([Bool])
    /// Any number of bytes but slashes.
    case run
    /// Any number of bytes.
    case deepRun
    /// The next two elements, a deep run and its slash, may be left out.
    case optionalFolders
  }

  private let elements: [Element]

  /// Reads a pattern; nil for one that can match nothing, as with a bracket that is never closed.
  package init?(_ pattern: ByteView) {
    let special = ByteSet("*?[\\")
    var plain = 0
    while plain < pattern.count, !pattern[plain].isA(special) { plain += 1 }
    var elements: [Element] = []
    var at = 0
    while at < pattern.count {
      switch pattern[at] {
      case UInt8(ascii: "\\"):
        guard at + 1 < pattern.count else { return nil }
        elements.append(.byte(pattern[at + 1]))
        at += 2
      case UInt8(ascii: "?"):
        elements.append(.set(Self.table(GlobBracket.allButSlash)))
        at += 1
      case UInt8(ascii: "["):
        guard let (set, end) = GlobBracket.read(pattern, at) else { return nil }
        elements.append(.set(Self.table(set)))
        at = end
      case UInt8(ascii: "*"):
        let start = at
        at = pattern.skip(ByteSet("*"), at)
        elements += Self.stars(pattern, start, at, isFirst: start <= plain)
      default:
        elements.append(.byte(pattern[at]))
        at += 1
      }
    }
    self.elements = elements
  }

  private static func table(_ set: Set<UInt8>) -> [Bool] {
    (UInt8.min...UInt8.max).map { set.contains($0) }
  }

  /// What the stars from `start` to `end` stand for: only two or more that are a whole part of the
  /// path reach over slashes.
  ///
  /// Git compares the plain text at a pattern's start by itself, so that stars after it, the first
  /// wildcards, stand at the start of what is left: `a**/b` matches `ab`.
  private static func stars(
    _ pattern: ByteView, _ start: Int, _ end: Int, isFirst: Bool
  ) -> [Element] {
    let slash = UInt8(ascii: "/")
    let endsPart =
      end == pattern.count || pattern[end] == slash
      || pattern[end] == UInt8(ascii: "\\") && pattern[end + 1] == slash
    guard end - start > 1, isFirst || pattern[start - 1] == slash, endsPart else {
      return [.run]
    }
    return end < pattern.count && pattern[end] == slash ? [.optionalFolders, .deepRun] : [.deepRun]
  }

  /// Whether the pattern matches all of `path`.
  package func matches(_ path: ByteView) -> Bool {
    // The places in the pattern that some way to match has come to.
    var places = [Bool](repeating: false, count: elements.count + 1)
    places[0] = true
    spread(&places)
    for index in 0..<path.count {
      let byte = path[index]
      var next = [Bool](repeating: false, count: places.count)
      var isAlive = false
      for place in elements.indices where places[place] {
        let isMatched: Bool
        switch elements[place] {
        case .byte(let wanted): isMatched = byte == wanted
        case .set(let table): isMatched = table[Int(byte)]
        case .run:
          if byte != UInt8(ascii: "/") { (next[place], isAlive) = (true, true) }
          continue
        case .deepRun:
          (next[place], isAlive) = (true, true)
          continue
        case .optionalFolders: continue
        }
        if isMatched { (next[place + 1], isAlive) = (true, true) }
      }
      guard isAlive else { return false }
      spread(&next)
      places = next
    }
    return places[elements.count]
  }

  /// Adds the places that are reached without a byte, from left to right.
  private func spread(_ places: inout [Bool]) {
    for place in elements.indices where places[place] {
      switch elements[place] {
      case .run, .deepRun: places[place + 1] = true
      case .optionalFolders:
        places[place + 1] = true
        places[place + 3] = true
      case .byte, .set: break
      }
    }
  }
}
