// SPDX-License-Identifier: GPL-2.0-only

/// A set of checks, a bit each, in the order of checks.
struct CheckMask: Sendable {
  /// How many checks fit.
  static let capacity = 320

  private(set) var words = [5 of UInt64](repeating: 0)

  /// No check.
  init() {}

  /// The checks with these indices.
  init(_ range: Range<Int>) { for index in range { insert(index) } }

  /// Adds a check.
  mutating func insert(_ index: Int) { words[index >> 6] |= 1 << UInt64(index & 63) }

  /// Adds the checks of `other`.
  @inline(__always)
  mutating func formUnion(_ other: borrowing CheckMask) {
    for word in 0..<5 { words[word] |= other.words[word] }
  }

  /// Whether the check is in the set.
  func contains(_ index: Int) -> Bool { words[index >> 6] >> UInt64(index & 63) & 1 == 1 }

  /// The first check in the set at or after `start`, before `end`; nil where there is none.
  @inline(__always)
  func first(from start: Int, to end: Int) -> Int? {
    var word = start >> 6
    guard start < end else { return nil }
    var bits = words[word] & (~0 << UInt64(start & 63))
    while bits == 0 {
      word += 1
      guard word < 5, word << 6 < end else { return nil }
      bits = words[word]
    }
    let index = word << 6 + bits.trailingZeroBitCount
    return index < end ? index : nil
  }
}
