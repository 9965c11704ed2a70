// SPDX-License-Identifier: GPL-2.0-only

/// Text in `format=flowed` (RFC 3676): a space at a line's end joins it to the next line, and a
/// space before a line's text only guards it.
enum FlowedText {
  /// The lines as they were written, or nil when the text is not in this form.
  ///
  /// A real writer of the form guards each line that begins with a space with one space more. A
  /// patch sent with the label alone has context lines with one space; to take that off would
  /// destroy the diff, so such text counts as plain.
  ///
  /// `lines` are the lines of the text; one that was wrapped comes from the first of its pieces.
  static func lines(_ text: ByteView, _ lines: LineMap, deletingSpace: Bool) -> LinedText? {
    guard isStuffed(text) else { return nil }
    var result = LinedText()
    var number = 0
    result.reserveCapacity(text.count)
    var isInDiff = false
    // The quote depth of the line that goes on, or nil.
    var open: Int?
    var at = 0
    while at < text.count {
      let end = text.firstIndex(of: 10, from: at) ?? text.count
      let depth = quoteDepth(text, at)
      var start = at + depth
      if text[start] == 32 { start += 1 }
      let line = text[start..<end]
      if line.has("diff --git ") || line.has("@@ -") { isInDiff = true }
      if let joined = open {
        if joined != depth || isSignature(line) || (isInDiff && isDiffLine(line)) {
          result.endLine()
          open = nil
        } else if deletingSpace {
          result.removeLast()
        }
      }
      // Quote marks keep the space after them: it is for the eye.
      if open == nil && depth > 0 {
        result.append(text[at..<start], from: number, of: lines)
      }
      result.append(line, from: number, of: lines)
      open = line.last == 32 && !isSignature(line) ? depth : nil
      if open == nil && end < text.count { result.append(10, from: number, of: lines) }
      at = end + 1
      number += 1
    }
    if open != nil { result.endLine() }
    return result
  }

  /// Whether no line shows that the writer left out the guarding space.
  private static func isStuffed(_ text: ByteView) -> Bool {
    var at = 0
    while at < text.count {
      let end = text.firstIndex(of: 10, from: at) ?? text.count
      if text[at] == 32, end > at + 1, text[at + 1] != 32, text[at + 1] != UInt8(ascii: ">"),
        !text.has("From ", at: at + 1)
      {
        return false
      }
      at = end + 1
    }
    return true
  }

  private static func quoteDepth(_ text: ByteView, _ start: Int) -> Int {
    var at = start
    while text[at] == UInt8(ascii: ">") { at += 1 }
    return at - start
  }

  private static func isSignature(_ line: ByteView) -> Bool { line.equals("-- ") }

  /// Whether the line begins as a line of a diff does: then a space before it ended a line of code.
  private static func isDiffLine(_ line: ByteView) -> Bool {
    "+-@ \\".utf8.contains(line[0]) || line.has("diff ") || line.isEmpty
  }
}
