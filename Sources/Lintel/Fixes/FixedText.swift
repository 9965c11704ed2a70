// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// An input while it is being fixed: its lines as changed, and lines to insert and delete.
///
/// Indices are those of the original lines, from 0, so that rules need not know what others did.
package struct FixedText {
  /// The lines as changed so far.
  package private(set) var lines: [[UInt8]]
  private var inserted: [(before: Int, text: [UInt8])] = []
  private var deleted: [Int] = []
  /// Whether any line was changed.
  private var hasEdits = false

  init(_ patch: borrowing PatchText) {
    lines = []
    lines.reserveCapacity(patch.count)
    for index in 0..<patch.count { lines.append(patch.raw(index).bytes) }
  }

  /// Whether anything was changed at all.
  package var isChanged: Bool { hasEdits || !inserted.isEmpty || !deleted.isEmpty }

  /// The line at `index` as changed so far.
  package subscript(index: Int) -> [UInt8] {
    get { lines.indices.contains(index) ? lines[index] : [] }
    set {
      guard lines.indices.contains(index), lines[index] != newValue else { return }
      lines[index] = newValue
      hasEdits = true
    }
  }

  /// Inserts a line in front of the line at `index`; several keep their order.
  package mutating func insert(_ text: [UInt8], before index: Int) {
    inserted.append((index, text))
  }

  /// Deletes the line at `index`.
  package mutating func delete(_ index: Int) { deleted.append(index) }

  /// The lines with insertions and deletions done, and the line counts of hunk headers corrected.
  package func result() -> [[UInt8]] {
    FixedText.Assembly(lines: lines, inserted: inserted, deleted: deleted).lines
  }
}
