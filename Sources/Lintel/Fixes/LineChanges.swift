// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// The lines in which two texts differ.
package enum LineChanges {
  /// The bytes of the old text that differ, in whole lines, with what takes their place.
  package static func all(
    from old: ByteView, to new: ByteView
  ) -> [(range: Range<Int>, text: [UInt8])] {
    let (olds, news) = (lines(old), lines(new))
    let diff = LineDiff(olds.map { old[$0].bytes }, news.map { new[$0].bytes })
    var changes: [(range: Range<Int>, text: [UInt8])] = []
    var at = (old: 0, new: 0)
    for match in diff.matches + [(old: olds.count, new: news.count)] {
      if match.old > at.old || match.new > at.new {
        let start = at.old < olds.count ? olds[at.old].lowerBound : old.count
        let end = match.old < olds.count ? olds[match.old].lowerBound : old.count
        let text = news[at.new..<match.new].flatMap { new[$0].bytes }
        changes.append((start..<end, text))
      }
      at = (match.old + 1, match.new + 1)
    }
    return changes
  }

  /// The lines with their newlines.
  private static func lines(_ text: ByteView) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    while start < text.count {
      let end = text.firstIndex(of: UInt8(ascii: "\n"), from: start).map { $0 + 1 } ?? text.count
      lines.append(start..<end)
      start = end
    }
    return lines
  }
}
