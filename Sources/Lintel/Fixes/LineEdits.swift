// SPDX-License-Identifier: GPL-2.0-only

/// Which bytes of a line the changes of a run have replaced, so that a place in the line as it was
/// can be found in the line as it is.
struct LineEdits {
  /// Whether a change has written the line anew, so that no place of it is known any more.
  var isRewritten = false
  /// What was replaced, in no order; the ranges are those of the line as it was.
  private var replaced: [(range: Range<Int>, growth: Int)] = []

  /// Notes that `range` of the line as it was becomes `count` bytes; where it is now, or nil where it
  /// meets what was replaced before.
  mutating func replace(_ range: Range<Int>, by count: Int) -> Range<Int>? {
    guard !isRewritten, !range.isEmpty || count > 0 else { return nil }
    var shift = 0
    for edit in replaced {
      let meets =
        edit.range.lowerBound < range.upperBound && range.lowerBound < edit.range.upperBound
        || edit.range.lowerBound == range.lowerBound && (edit.range.isEmpty || range.isEmpty)
        || edit.range.upperBound == range.upperBound && (edit.range.isEmpty || range.isEmpty)
      if meets { return nil }
      if edit.range.upperBound <= range.lowerBound { shift += edit.growth }
    }
    replaced.append((range, count - range.count))
    return (range.lowerBound + shift)..<(range.upperBound + shift)
  }
}
