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

  /// How many lines the code spans, blank ones around it left out; at least 1.
  ///
  /// The first byte counts as a marker, even where the piece starts in the middle of a line.
  package static func lines(_ text: ByteView) -> Int {
    let code = code(text, 0..<text.count)
    return text[code].occurrences(of: UInt8(ascii: "\n")) + 1
  }

  /// How many lines the code inside of a block's braces spans, or how many semicolons it has,
  /// whichever is more; at least 1.
  package static func blockSize(_ text: ByteView) -> Int {
    var inner = code(text, 0..<text.count)
    if !inner.isEmpty && text[inner.lowerBound] == UInt8(ascii: "{") {
      inner = code(text, (inner.lowerBound + 1)..<inner.upperBound)
    }
    if !inner.isEmpty && text[inner.upperBound - 1] == UInt8(ascii: "}") {
      inner = code(text, inner.lowerBound..<(inner.upperBound - 1))
    }
    let lines = text[inner].occurrences(of: UInt8(ascii: "\n")) + 1
    var semicolons = 0
    for at in inner where text[at] == UInt8(ascii: ";") && !isMarker(text, at) { semicolons += 1 }
    return max(lines, semicolons)
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
