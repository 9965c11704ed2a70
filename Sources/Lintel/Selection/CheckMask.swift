// SPDX-License-Identifier: GPL-2.0-only

/// A set of checks, a bit each, in the order of checks.
struct CheckMask: Sendable {
  /// How many checks fit.
  static let capacity = 256

  private(set) var words = [4 of UInt64](repeating: 0)

  /// No check.
  init() {}

  /// The checks with these indices.
  init(_ range: Range<Int>) { for index in range { insert(index) } }

  /// Adds a check.
  mutating func insert(_ index: Int) { words[index >> 6] |= 1 << UInt64(index & 63) }

  /// Adds the checks of `other`.
  @inline(__always)
  mutating func formUnion(_ other: borrowing CheckMask) {
    for word in 0..<4 { words[word] |= other.words[word] }
  }

  /// Takes the checks of `other` out.
  @inline(__always)
  mutating func subtract(_ other: borrowing CheckMask) {
    for word in 0..<4 { words[word] &= ~other.words[word] }
  }

  /// Whether the check is in the set.
  @inline(__always)
  func contains(_ index: Int) -> Bool { words[index >> 6] &>> UInt64(index & 63) & 1 == 1 }

  /// Calls `body` with each check of the set that is in the span, in order.
  @inline(__always)
  func forEach(in span: CheckSpan, _ body: (Int) -> Void) {
    var word = span.firstWord
    var bits = words[word] & span.firstBits
    while true {
      while bits != 0 {
        body(word &<< 6 | bits.trailingZeroBitCount)
        bits &= bits &- 1
      }
      if word == span.lastWord { return }
      word += 1
      bits = word == span.lastWord ? words[word] & span.lastBits : words[word]
    }
  }
}

/// A range of checks, as the words and bits of a `CheckMask`.
struct CheckSpan: Sendable {
  let firstWord: Int
  let lastWord: Int
  let firstBits: UInt64
  let lastBits: UInt64

  /// The span of a range; one of an empty range has no bits.
  init(_ range: Range<Int>) {
    let last = max(range.upperBound - 1, range.lowerBound)
    firstWord = range.lowerBound >> 6
    lastWord = last >> 6
    lastBits = ~0 >> UInt64(63 - last & 63)
    let fromFirst: UInt64 = range.isEmpty ? 0 : ~0 << UInt64(range.lowerBound & 63)
    firstBits = firstWord == lastWord ? fromFirst & lastBits : fromFirst
  }

  /// The first index from `start` on at which `count` checks share as few words as they can.
  static func start(from start: Int, for count: Int) -> Int {
    let room = 64 - start & 63
    return count <= room || room == 64 ? start : start + room
  }
}
