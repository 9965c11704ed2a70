// SPDX-License-Identifier: GPL-2.0-only

extension ByteBuffer {
  /// How many bytes after `count` a search may read, and throw away.
  private static let slack = 16

  /// Makes sure that `nextBracket` can read the last bytes in one go with those after them.
  @inline(__always)
  mutating func reserveForSearch() { reserve(Self.slack) }

  /// The first position at or after `start` that may be a round parenthesis, a brace, a semicolon, a
  /// `#`, the start of `else` or, with `newlines`, a newline; `count` where there is none.
  ///
  /// Eight bytes are compared at a time; a few other bytes are taken for a bracket, as that saves
  /// comparisons.
  @inline(__always)
  func nextBracket(from start: Int, newlines: Bool) -> Int {
    var at = max(start, 0)
    while at < count {
      guard let (bytes, next) = eight(at) else { return at }
      var others = Self.others(bytes, next)
      if newlines { others &= Self.difference(bytes & ~Self.high, UInt8(ascii: "\n")) }
      if others != Self.high {
        return min(at + (others ^ Self.high).trailingZeroBitCount / 8, count)
      }
      at += 8
    }
    return count
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let high: UInt64 = 0x8080_8080_8080_8080

  /// The high bit of each byte that is none of those, given the bytes and those after each of them.
  @inline(__always)
  private static func others(_ bytes: UInt64, _ next: UInt64) -> UInt64 {
    // Without their high bits, bytes can be compared without one carrying over to another.
    let bytes = bytes & ~high
    // `(` and `)` differ in the lowest bit, `{` and `}` in the two above it: y counts as one of them.
    var others = difference(bytes | ones, UInt8(ascii: ")"))
    others &= difference(bytes | ones &* 6, 0x7F)
    others &= difference(bytes, UInt8(ascii: ";")) & difference(bytes, UInt8(ascii: "#"))
    others &= difference(bytes, UInt8(ascii: "e")) | difference(next & ~high, UInt8(ascii: "l"))
    return others & high
  }

  /// The high bit of each byte is set where it is not `byte`; no byte has its high bit set before.
  @inline(__always)
  private static func difference(_ bytes: UInt64, _ byte: UInt8) -> UInt64 {
    (bytes ^ ones &* UInt64(byte)) &+ ones &* 0x7F
  }
}
