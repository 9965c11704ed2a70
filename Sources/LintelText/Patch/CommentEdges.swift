// SPDX-License-Identifier: GPL-2.0-only

/// Tells whether a hunk starts inside a comment, which a patch does not say.
///
/// The first comment delimiter in the hunk decides: if it closes one, the hunk began inside it.
/// Without any, a first line that looks like the middle of a block comment does. These are the
/// guesses of checkpatch.pl, quirks included, because findings depend on them.
struct CommentEdges {
  /// The line of the last delimiter found, to keep many hunks without one from costing a scan each.
  private var found: (from: Int, line: Int, closes: Bool)?

  /// Whether the hunk below the header at line `header` starts in a comment; `count` is one more
  /// than the lines that the header promises.
  mutating func startsInComment(
    _ text: borrowing PatchText, header: Int, count: Int
  ) -> Bool {
    if let edge = edge(text, from: header + 1, count: count) { return edge }
    let next = text.raw(header + 1)
    let at = next.skipSpaces(1)
    guard at >= 1, !next.isEmpty, next[at] == UInt8(ascii: "*") else { return false }
    // Either " *" (any white space before that space) or two stars and more, then a space or the end.
    var stars = at
    while next[stars] == UInt8(ascii: "*") { stars += 1 }
    let ends = stars >= next.count || next[stars].isSpace
    return ends && (stars - at >= 2 || next[at - 1] == UInt8(ascii: " ") && at >= 2)
  }

  /// Whether the first delimiter within `count` lines that are not removed closes a comment.
  private mutating func edge(_ text: borrowing PatchText, from: Int, count: Int) -> Bool? {
    let hit: (from: Int, line: Int, closes: Bool)
    if let found, found.from <= from, from <= found.line {
      hit = found
    } else {
      var at = from
      var closes = false
      while at < text.heldEnd {
        if !text.isRemoved(at), let kind = Self.delimiter(text.raw(at)) {
          closes = kind
          break
        }
        at += 1
      }
      hit = (from, at, closes)
      found = hit
    }
    guard hit.line < text.heldEnd else { return nil }
    let removed = text.removed(before: hit.line) - text.removed(before: from)
    return hit.line - from - removed < count ? hit.closes : nil
  }

  /// Whether the line's first comment delimiter closes a comment; nil where the line has none, or
  /// has one between two quotes and so may only show it in a string.
  private static func delimiter(_ line: ByteView) -> Bool? {
    var at = 0
    while let star = line.firstIndex(of: UInt8(ascii: "*"), from: at) {
      if line[star - 1] == UInt8(ascii: "/") { return isQuoted(line) ? nil : false }
      if line[star + 1] == UInt8(ascii: "/") { return isQuoted(line) ? nil : true }
      at = star + 1
    }
    return nil
  }

  /// Whether a delimiter stands between two neighbouring quotes.
  private static func isQuoted(_ line: ByteView) -> Bool {
    guard var open = line.firstIndex(of: UInt8(ascii: "\"")) else { return false }
    while let close = line.firstIndex(of: UInt8(ascii: "\""), from: open + 1) {
      let inside = line[(open + 1)..<close]
      if inside.contains("/*") || inside.contains("*/") { return true }
      open = close
    }
    return false
  }
}
