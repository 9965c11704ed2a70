// SPDX-License-Identifier: GPL-2.0-only

/// Measures pieces of statements that hold the patch's markers.
package enum StatementMeasure {
  /// The first position that is neither white space nor the marker of an added or removed line.
  package static func skipBlankLines(_ text: ByteView) -> Int {
    var at = 0
    while true {
      if text[at].isSpace {
        at += 1
      } else if at > 0, text[at - 1] == UInt8(ascii: "\n"),
        text[at] == UInt8(ascii: "+") || text[at] == UInt8(ascii: "-")
      {
        at += 1
      } else {
        return at
      }
    }
  }

  /// Whether the code spans several lines, blank ones around it left out.
  ///
  /// The first byte counts as a marker, even where the piece starts in the middle of a line.
  package static func hasSeveralLines(_ text: ByteView) -> Bool {
    text[code(text, 0..<text.count)].contains(UInt8(ascii: "\n"))
  }

  /// Whether the code inside of a block's braces spans several lines or has several semicolons.
  package static func isLongBlock(_ text: ByteView) -> Bool {
    var inner = code(text, 0..<text.count)
    if !inner.isEmpty && text[inner.lowerBound] == UInt8(ascii: "{") {
      inner = code(text, (inner.lowerBound + 1)..<inner.upperBound)
    }
    if !inner.isEmpty && text[inner.upperBound - 1] == UInt8(ascii: "}") {
      inner = code(text, inner.lowerBound..<(inner.upperBound - 1))
    }
    if text[inner].contains(UInt8(ascii: "\n")) { return true }
    var semicolons = 0
    for at in inner where text[at] == UInt8(ascii: ";") && !isMarker(text, at) { semicolons += 1 }
    return semicolons > 1
  }

  /// The part of `range` without white space and markers at both ends.
  private static func code(_ text: ByteView, _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound && (text[start].isSpace || isMarker(text, start)) { start += 1 }
    var end = range.upperBound
    while end > start && (text[end - 1].isSpace || isMarker(text, end - 1)) { end -= 1 }
    return start..<end
  }

  private static func isMarker(_ text: ByteView, _ at: Int) -> Bool {
    text[at] != UInt8(ascii: "\n") && (at == 0 || text[at - 1] == UInt8(ascii: "\n"))
  }
}
