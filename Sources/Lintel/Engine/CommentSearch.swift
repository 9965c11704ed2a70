// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Looks for a comment that belongs to a line.
enum CommentSearch {
  /// Whether line `last` has a comment: a `//` on it or on a neighbour, one at its end, or the
  /// lines from `first` to just above it end in one (numbers from 1).
  static func found(in patch: borrowing PatchText, from first: Int, to last: Int) -> Bool {
    let line = patch.raw(last - 1)
    if line[0] == UInt8(ascii: "+") && line.contains("//") { return true }
    if hasLineComment(patch.raw(last - 2)) || hasLineComment(patch.raw(last)) { return true }
    if endsInBlockComment(line) { return true }
    // Walk up to the nearest line that decides: the text collected is empty unless a comment is
    // open at the end or was closed by the line right above.
    var isInside = false
    var hasText = false
    var number = max(first, 1)
    while number < last {
      let line = patch.raw(number - 1)
      if number == first && startsWithStar(line) { isInside = true }
      if line.contains("/*") { isInside = true }
      hasText = isInside
      if line.contains("*/") { isInside = false }
      number += 1
    }
    return hasText
  }

  private static func hasLineComment(_ line: ByteView) -> Bool {
    (line[0] == UInt8(ascii: "+") || line[0] == UInt8(ascii: " ")) && line.contains("//")
  }

  /// Whether a block comment closes at the end, a line continuation aside.
  private static func endsInBlockComment(_ line: ByteView) -> Bool {
    var end = line.skipSpacesBack(line.count)
    if line[end - 1] == UInt8(ascii: "\\") { end = line.skipSpacesBack(end - 1) }
    guard line.has("*/", at: end - 2), let open = line.firstIndex(of: "/*") else { return false }
    return open + 2 <= end - 2
  }

  private static func startsWithStar(_ line: ByteView) -> Bool {
    !line.isEmpty && line[line.skipSpaces(1)] == UInt8(ascii: "*")
  }
}
