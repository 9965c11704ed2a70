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
    func start(_ index: Int) -> Int { index < olds.count ? olds[index].lowerBound : old.count }
    return diff.changes.map { change in
      (
        start(change.old.lowerBound)..<start(change.old.upperBound),
        news[change.new].flatMap { new[$0].bytes }
      )
    }
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
