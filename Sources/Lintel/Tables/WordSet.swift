// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// A fixed set of words, as keywords are, with a cheap membership test.
///
/// Declare it as a `static let`: Swift builds it on the first question. A question looks at the
/// length and three bytes of the word, and at the rest only when those fit.
package struct WordSet: Sendable {
  private let text: ByteView
  private var index: ByteSliceIndex
  /// A bit for each length that a word has; bit 63 stands for all from 63 on.
  private var lengths: UInt64 = 0

  /// The words of a literal, which white space separates.
  package init(_ words: StaticString) {
    text = ByteView(words)
    index = ByteSliceIndex(expecting: 32)
    var at = text.skipSpaces(0)
    while at < text.count {
      var end = at
      while end < text.count && !text[end].isSpace { end += 1 }
      index.insert(at..<end, hash: Self.hash(text[at..<end]), in: text)
      lengths |= 1 << UInt64(min(end - at, 63))
      at = text.skipSpaces(end)
    }
  }

  /// How many different words the set has.
  package var count: Int { index.count }

  /// Whether `word` is in the set, letter for letter.
  @inline(__always)
  package func contains(_ word: ByteView) -> Bool {
    guard (lengths >> UInt64(min(word.count, 63))) & 1 == 1 else { return false }
    return index.number(of: word, hash: Self.hash(word), in: text) != nil
  }

  /// A hash of the length and of the first, the middle and the last byte.
  @inline(__always)
  private static func hash(_ word: ByteView) -> UInt64 {
    UInt64(word.count) << 24 | UInt64(word[0]) << 16 | UInt64(word[word.count / 2]) << 8
      | UInt64(word.last)
  }
}
