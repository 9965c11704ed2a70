// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// An input while it is being fixed: its lines as changed, and lines to insert and delete.
///
/// Indices are those of the original lines, from 0, so that rules need not know what others did.
package struct FixedText {
  /// The lines as changed so far.
  package private(set) var lines: [[UInt8]]
  private(set) var inserted: [(before: Int, text: [UInt8])] = []
  private(set) var deleted: [Int] = []
  /// What may still be done to long lines.
  private var budget: FixBudget
  /// What is known about the lines and the changes so far; nil where fixes are compatible.
  var ledger: FixLedger?

  init(_ patch: borrowing PatchText, mode: FixMode) {
    lines = []
    lines.reserveCapacity(patch.count)
    budget = FixBudget(for: patch.text.count)
    for index in 0..<patch.count { lines.append(patch.raw(index).bytes) }
    if case .exact(let allowsUnsafe) = mode {
      ledger = FixLedger(patch, allowsUnsafe: allowsUnsafe)
    }
  }

  /// How many findings were fixed, and how many were left since their fix is not safe; only counted
  /// where fixes are exact.
  var counts: (made: Int, withheld: Int) { (ledger?.made ?? 0, ledger?.withheld ?? 0) }

  /// Whether anything was changed at all.
  func isChanged(from patch: borrowing PatchText) -> Bool {
    if !inserted.isEmpty || !deleted.isEmpty { return true }
    for index in lines.indices {
      let isSame = lines[index].withView { $0.equals(patch.raw(index)) }
      if !isSame { return true }
    }
    return false
  }

  /// The line at `index` as changed so far.
  package subscript(index: Int) -> [UInt8] {
    get { lines.indices.contains(index) ? lines[index] : [] }
    set {
      guard lines.indices.contains(index), lines[index] != newValue else { return }
      ledger?.change.note(old: lines[index], at: index)
      lines[index] = newValue
    }
  }

  /// Whether the line at `index` may be fixed once more.
  mutating func allowsEdit(_ index: Int) -> Bool {
    lines.indices.contains(index) && budget.allows(lines[index].count)
  }

  /// Inserts a line in front of the line at `index`; several keep their order.
  package mutating func insert(_ text: [UInt8], before index: Int) {
    ledger?.change.inserted.append((index, text))
    inserted.append((index, text))
  }

  /// Deletes the line at `index`.
  package mutating func delete(_ index: Int) {
    ledger?.change.deleted.append(index)
    deleted.append(index)
  }

  /// Notes that a finding follows, whose fix is one change; what was changed since the finding before
  /// is that one's.
  mutating func begin(_ info: RuleInfo, line: Int) {
    guard let change = ledger?.change else { return }
    let goesOn = change.isEmpty && change.line == line && change.info?.name == info.name
    if !goesOn { settle() }
    ledger?.change.begin(info, line: line)
  }

  /// Decides on the last change, and takes it back if it is not to be.
  mutating func settle() {
    guard let change = ledger?.change else { return }
    if !change.isEmpty, let verdict = allowedVerdict(on: change) {
      ledger?.settle(verdict)
      if verdict != .made { undo(change) }
    }
    ledger?.change = FixChange()
  }

  /// What is to become of the change; looking at it takes as long as its lines are.
  private mutating func allowedVerdict(on change: FixChange) -> FixLedger.Verdict? {
    let size = change.region.reduce(0) { $0 + (lines.indices.contains($1) ? lines[$1].count : 0) }
    return budget.allows(size, times: 32) ? ledger?.verdict(lines) : .refused
  }

  private mutating func undo(_ change: FixChange) {
    for (index, old) in change.edited { lines[index] = old }
    inserted.removeLast(change.inserted.count)
    deleted.removeLast(change.deleted.count)
  }

  /// The lines with insertions and deletions done, and the line counts of hunk headers corrected.
  package func result() -> [[UInt8]] {
    if let ledger {
      return ExactAssembly(
        lines: lines, kinds: ledger.kinds, inserted: inserted, deleted: deleted
      ).lines
    }
    return Assembly(lines: lines, inserted: inserted, deleted: deleted).lines
  }
}
