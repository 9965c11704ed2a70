// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Looks for a comment that belongs to a line.
///
/// Whether one is open above a line depends on all lines of the hunk before it. How far they were
/// read is remembered, since a hunk of a million barriers asks a million times.
final class CommentSearch {
  /// The number of the hunk's first line; negative before the first question about an input.
  private var first = -1
  /// The number of the line to read next.
  private var next = 0
  /// Whether a comment is open where that line starts.
  private var isInside = false
  /// Whether the line before it is in a comment, or has the start of one.
  private var hasText = false

  /// Forgets the input.
  func reset() { first = -1 }

  /// Whether line `last` has a comment: a `//` on it or on a neighbour, one at its end, or the
  /// lines from `first` to just above it end in one (numbers from 1).
  func found(in patch: borrowing PatchText, from first: Int, to last: Int) -> Bool {
    let line = patch.raw(last - 1)
    if line[0] == UInt8(ascii: "+") && line.contains("//") { return true }
    if Self.hasLineComment(patch.raw(last - 2)) || Self.hasLineComment(patch.raw(last)) {
      return true
    }
    if Self.endsInBlockComment(line) { return true }
    return endsInComment(patch, from: first, to: last)
  }

  /// Whether a comment is open at the end of the lines from `first` to just above `last`, or was
  /// closed by the last of them.
  private func endsInComment(
    _ patch: borrowing PatchText, from first: Int, to last: Int
  ) -> Bool {
    if first != self.first || last < next {
      self.first = first
      next = max(first, 1)
      isInside = false
      hasText = false
    }
    while next < last {
      let line = patch.raw(next - 1)
      if next == first && Self.startsWithStar(line) { isInside = true }
      if line.contains("/*") { isInside = true }
      hasText = isInside
      if line.contains("*/") { isInside = false }
      next += 1
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
