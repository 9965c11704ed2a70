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

  /// The part `range` of the text; a range that starts or ends inside of a character is counted from
  /// the character's start.
  package init(_ range: Range<Int>, of text: ByteView) {
    self.init(range, of: text, ColumnMarks(text))
  }

  /// As `init(_:of:)`, for a text whose marks are known.
  init(_ range: Range<Int>, of text: ByteView, _ marks: ColumnMarks) {
    let end = min(range.upperBound, text.count)
    let start = min(range.lowerBound, end)
    let first = marks.count(upTo: start, of: text)
    let last = marks.count(upTo: end, of: text)
    bytes = start..<end
    characters = first.characters..<last.characters
    utf16 = first.utf16..<last.utf16
  }
}
