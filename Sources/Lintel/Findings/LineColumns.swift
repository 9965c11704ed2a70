// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// A part of a line, counted as different formats count: all from 0, the end excluded.
package struct LineColumns: Sendable, Equatable {
  /// In bytes.
  package let bytes: Range<Int>
  /// In characters: Unicode scalars, and each byte that is no UTF-8.
  package let characters: Range<Int>
  /// In units of UTF-16; a byte that is no UTF-8 is one.
  package let utf16: Range<Int>

  /// The part `range` of the text; a range that starts or ends inside of a character is taken to the
  /// character's start.
  package init(_ range: Range<Int>, of text: ByteView) {
    let end = min(range.upperBound, text.count)
    let start = min(range.lowerBound, end)
    let first = Self.count(text, from: 0, to: start)
    let last = Self.count(text, from: start, to: end)
    bytes = start..<end
    characters = first.characters..<(first.characters + last.characters)
    utf16 = first.utf16..<(first.utf16 + last.utf16)
  }

  private static func count(
    _ text: ByteView, from start: Int, to end: Int
  ) -> (characters: Int, utf16: Int) {
    var at = start
    var characters = 0
    var utf16 = 0
    while at < end {
      let (value, length) = text.scalar(at: at)
      characters += 1
      utf16 += value > 0xFFFF ? 2 : 1
      at += length
    }
    return (characters, utf16)
  }
}
