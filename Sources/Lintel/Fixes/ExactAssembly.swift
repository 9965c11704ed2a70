// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Puts the fixed lines together so that a patch stays one: every hunk header says how many lines
/// its hunk has and where it starts.
///
/// checkpatch.pl passes over headers without a count, counts the remark about a missing newline as
/// a line, and gives what is inserted at the end of a hunk to the next one.
struct ExactAssembly {
  private(set) var lines: [[UInt8]] = []
  /// For each of the old lines where what became of it, and what was put before it, starts; and
  /// the end.
  private(set) var starts: [Int] = []
  private var header: (index: Int, growth: Int)?
  /// By how many lines the hunks above of the same file have grown.
  private var shift = 0

  /// Takes the lines with their edits and what each is; insertions of one place are in their order.
  init(
    lines old: [[UInt8]], kinds: [FixLine], inserted: [(before: Int, text: [UInt8])],
    deleted: [Int]
  ) {
    lines.reserveCapacity(old.count + inserted.count)
    let insertions = Dictionary(grouping: inserted, by: \.before)
    let deleted = Set(deleted)
    starts.reserveCapacity(old.count + 1)
    for (index, line) in old.enumerated() {
      starts.append(lines.count)
      for insertion in insertions[index] ?? [] { add(insertion.text) }
      if deleted.contains(index) {
        if kinds[index].isAdded { header?.growth -= 1 }
        continue
      }
      if kinds[index] == .other { readHeader(line) }
      lines.append(line)
    }
    for insertion in insertions[old.count] ?? [] { add(insertion.text) }
    starts.append(lines.count)
    closeHunk()
  }

  private mutating func add(_ text: [UInt8]) {
    lines.append(text)
    header?.growth += 1
  }

  private mutating func readHeader(_ line: [UInt8]) {
    line.withView { line in
      if HunkHeader(line) != nil {
        closeHunk()
        header = (lines.count, 0)
      } else if DiffHeader.fileName(line) != nil {
        closeHunk()
        shift = 0
      }
    }
  }

  /// Corrects the header of the hunk that ends here.
  private mutating func closeHunk() {
    guard let (index, growth) = header else { return }
    header = nil
    if growth != 0 || shift != 0 { correct(&lines[index], growth) }
    shift += growth
  }

  private func correct(_ line: inout [UInt8], _ growth: Int) {
    let parts = line.withView { view -> (head: [UInt8], tail: [UInt8], start: Int, count: Int)? in
      guard let header = HunkHeader(view), let plus = view.firstIndex(of: " +") else { return nil }
      return (
        view.upTo(plus + 2).bytes, view.from(header.contextStart - 3).bytes, header.newStart,
        header.newCount
      )
    }
    guard let parts else { return }
    let count = parts.count + growth
    // The start of an empty range is the line before it.
    let start = parts.start + shift - (count == 0 ? 1 : 0) + (parts.count == 0 ? 1 : 0)
    let range = count == 1 ? "\(start)" : "\(start),\(count)"
    line = parts.head + Array(range.utf8) + parts.tail
  }
}
