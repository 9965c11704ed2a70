// SPDX-License-Identifier: GPL-2.0-only

/// The bytes that a `[…]` of a wildcard pattern matches.
enum GlobBracket {
  /// What `?` matches in a path.
  static let allButSlash = Set(UInt8.min...UInt8.max).subtracting([UInt8(ascii: "/")])

  /// Reads the bracket that opens at `start`; nil where it is never closed or names no known class.
  ///
  /// The result is the set, and where the pattern goes on. A slash is in no set.
  static func read(_ pattern: ByteView, _ start: Int) -> (set: Set<UInt8>, end: Int)? {
    var at = start + 1
    let isNegated = pattern[at] == UInt8(ascii: "!") || pattern[at] == UInt8(ascii: "^")
    if isNegated { at += 1 }
    var set: Set<UInt8> = []
    // The start of a range, if what comes next is one.
    var previous: UInt8?
    let first = at
    while at < pattern.count {
      let byte = pattern[at]
      // The first member may be the closing bracket itself.
      if byte == UInt8(ascii: "]"), at > first {
        set = isNegated ? allButSlash.subtracting(set) : set.subtracting([UInt8(ascii: "/")])
        return (set, at + 1)
      }
      if byte == UInt8(ascii: "["), pattern[at + 1] == UInt8(ascii: ":"),
        let end = pattern.firstIndex(of: UInt8(ascii: "]"), from: at + 2),
        end > at + 2, pattern[end - 1] == UInt8(ascii: ":")
      {
        guard let members = named(pattern[(at + 2)..<(end - 1)]) else { return nil }
        set.formUnion(members)
        previous = nil
        at = end + 1
        continue
      }
      if byte == UInt8(ascii: "-"), let low = previous, at + 1 < pattern.count,
        pattern[at + 1] != UInt8(ascii: "]")
      {
        guard let (high, end) = member(pattern, at + 1) else { return nil }
        if low <= high { set.formUnion(low...high) }
        previous = nil
        at = end
        continue
      }
      guard let (single, end) = member(pattern, at) else { return nil }
      set.insert(single)
      previous = single
      at = end
    }
    return nil
  }

  /// A single byte, which a backslash may quote.
  private static func member(_ pattern: ByteView, _ at: Int) -> (byte: UInt8, end: Int)? {
    guard pattern[at] == UInt8(ascii: "\\") else { return (pattern[at], at + 1) }
    return at + 1 < pattern.count ? (pattern[at + 1], at + 2) : nil
  }

  /// The members of a class of POSIX, all ASCII.
  private static func named(_ name: ByteView) -> Set<UInt8>? {
    let ascii = Set<UInt8>(0..<128)
    let letters = ascii.filter { $0.isUpper || $0.isLower }
    let visible = ascii.filter { (0x21...0x7E).contains($0) }
    switch name.string {
    case "alpha": return letters
    case "digit": return ascii.filter(\.isDigit)
    case "alnum": return letters.union(ascii.filter(\.isDigit))
    case "upper": return letters.filter(\.isUpper)
    case "lower": return letters.filter(\.isLower)
    case "space": return ascii.filter(\.isSpace)
    case "blank": return [0x20, 0x09]
    case "xdigit": return ascii.filter(\.isHexDigit)
    case "cntrl": return ascii.filter { $0 < 0x20 || $0 == 0x7F }
    case "graph": return visible
    case "print": return visible.union([0x20])
    case "punct": return visible.subtracting(letters).filter { !$0.isDigit }
    default: return nil
    }
  }
}
