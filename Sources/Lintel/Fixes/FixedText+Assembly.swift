// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension FixedText {
  /// Puts the fixed lines together.
  ///
  /// Insertions and deletions are taken in the order in which they were asked for, each list by
  /// itself: one that is asked for out of order is never reached, as in checkpatch.pl.
  struct Assembly {
    private(set) var lines: [[UInt8]] = []
    /// Where the header of the current hunk is in `lines`.
    private var header = 0
    /// By how many lines the file has grown since its first hunk.
    private var growth = 0
    /// 1 once the very first line was deleted: the script then counts from an empty line that it made
    /// up.
    private var madeUp = 0

    init(lines old: [[UInt8]], inserted: [(before: Int, text: [UInt8])], deleted: [Int]) {
      lines.reserveCapacity(old.count + inserted.count)
      var nextInserted = 0
      var nextDeleted = 0
      for (index, line) in old.enumerated() {
        var line = line
        var keeps = true
        if line.withView(Self.isFileName) {
          growth = 0
        } else if line.withView({ HunkHeader($0) != nil }) {
          header = lines.count - madeUp
          Self.shift(&line, start: growth, count: 0)
        }
        while nextDeleted < deleted.count && deleted[nextDeleted] == index {
          nextDeleted += 1
          keeps = false
          adjustHeader(by: -1)
        }
        while nextInserted < inserted.count && inserted[nextInserted].before == index {
          lines.append(inserted[nextInserted].text)
          nextInserted += 1
          adjustHeader(by: 1)
        }
        if keeps { lines.append(line) }
      }
    }

    private mutating func adjustHeader(by count: Int) {
      if lines.isEmpty {
        lines.append([])
        madeUp = 1
      }
      if lines.indices.contains(header) { Self.shift(&lines[header], start: growth, count: count) }
      growth += count
    }

    /// Whether the line names a file of the diff.
    private static func isFileName(_ line: ByteView) -> Bool {
      guard line.has("+++") || line.has("---"), line[3].isSpace else { return false }
      return line.skipSpaces(3) < line.count
    }

    /// Moves a hunk header's new start and count; only one that has all four numbers is changed.
    private static func shift(_ line: inout [UInt8], start: Int, count: Int) {
      let parts = line.withView { view -> (head: [UInt8], start: Int, count: Int, tail: [UInt8])? in
        guard let header = HunkHeader(view), let plus = view.firstIndex(of: " +"),
          view.upTo(plus).contains(UInt8(ascii: ",")),
          let first = view.number(at: plus + 2), view[first.end] == UInt8(ascii: ",")
        else { return nil }
        return (
          view.upTo(plus + 2).bytes, header.newStart, header.newCount,
          view.from(header.contextStart - 3).bytes
        )
      }
      guard let parts else { return }
      let range = "\(parts.start + start),\(parts.count + count)"
      line = parts.head + Array(range.utf8) + parts.tail
    }
  }
}
