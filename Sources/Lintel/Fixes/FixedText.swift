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
  /// What was replaced in each line so far; only kept where fixes are exact.
  private var edits: [Int: LineEdits] = [:]
  /// The names in the code of the input, once somebody has asked.
  private var names: Set<[UInt8]>?

  /// Starts with a patch, or with the one that the source file at the path `file` has become.
  init(
    _ patch: borrowing PatchText, file: String?, mode: FixMode, without taken: Set<TakenFix> = []
  ) {
    lines = []
    lines.reserveCapacity(patch.count)
    budget = FixBudget(for: patch.text.count)
    for index in 0..<patch.count { lines.append(patch.raw(index).bytes) }
    switch mode {
    case .exact(let allowsUnsafe):
      ledger = FixLedger(
        patch, file: file, lines: lines, allowsUnsafe: allowsUnsafe, without: taken)
    case .proposed:
      ledger = FixLedger(patch, file: file, lines: lines, allowsUnsafe: false, without: taken)
    case .compatible: break
    }
  }

  /// How many findings were fixed, and how many were left since their fix is not safe; only counted
  /// where fixes are exact.
  var counts: (made: Int, withheld: Int) { (ledger?.made ?? 0, ledger?.withheld ?? 0) }

  /// Whether an exact fix was left since its line is too long.
  var hasLongLine: Bool { ledger?.hasLongLine ?? false }

  /// Whether a change was left since so many of its line were looked at before.
  var hasCrowdedLine: Bool { ledger?.hasCrowdedLine ?? false }

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
      note(index)
      if ledger != nil { edits[index, default: LineEdits()].isRewritten = true }
      lines[index] = newValue
    }
  }

  /// Whether the line at `index` may be fixed once more.
  mutating func allowsEdit(_ index: Int) -> Bool {
    lines.indices.contains(index) && budget.allows(lines[index].count)
  }

  /// Replaces the bytes in `range` of the line at `index`, as the line was in the input, by `text`.
  ///
  /// Where another fix of this run has changed these bytes, or written the line anew, the change is
  /// not made: the next run finds the place again. In compatible mode `script` does what
  /// checkpatch.pl does, which looks for the place in the line as it is by then.
  package mutating func replace(
    _ range: Range<Int>, in index: Int, with text: [UInt8], script: (inout [UInt8]) -> Void
  ) {
    guard ledger != nil else { return edit(index, script) }
    guard allowsEdit(index) else { return }
    var known = edits[index] ?? LineEdits()
    guard let place = known.replace(range, by: text.count), place.upperBound <= lines[index].count
    else {
      ledger?.change.isBarred = true
      return
    }
    if lines[index][place].elementsEqual(text) { return }
    note(index)
    edits[index] = known
    lines[index].replaceSubrange(place, with: text)
  }

  /// Whether the word is a name somewhere in the code of the input; false where fixes are compatible.
  mutating func isName(_ word: ByteView, in patch: borrowing PatchText) -> Bool {
    guard let ledger else { return false }
    if names == nil { names = ledger.names(in: patch) }
    return names?.contains(word.bytes) ?? false
  }

  /// Says that the fix of the finding may be wrong here, whatever it is elsewhere.
  package mutating func doubt() { ledger?.change.isDoubtful = true }

  /// Says that the finding has no fix here.
  package mutating func bar() { ledger?.change.isBarred = true }

  /// Remembers how the line is before the change.
  private mutating func note(_ index: Int) {
    ledger?.change.note(old: lines[index], edits: edits[index], at: index)
  }

  /// Inserts a line before the line at `index`; several keep their order.
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
  mutating func begin(_ info: RuleInfo, line: Int, fileLine: Int) {
    guard ledger != nil else { return }
    if !goesOn(info, line: line) { settle() }
    ledger?.change.begin(info, line: line, fileLine: fileLine)
  }

  /// Whether a finding has the fix of the findings before it, as they are of one type and line and
  /// nothing was changed yet.
  func goesOn(_ info: RuleInfo, line: Int) -> Bool {
    guard let change = ledger?.change else { return false }
    return change.isEmpty && change.line == line && change.info?.name == info.name
  }

  /// Decides on the last change, where changes are only told: the edits that it is, `logLine` being the
  /// line of the input that a line of a log is; nil where there is no fix.
  mutating func propose(logLine: @escaping (Int) -> Int?) -> FindingFix? {
    guard let change = ledger?.change else { return nil }
    keepBackslashes(of: change)
    defer { ledger?.change = FixChange() }
    guard !change.isEmpty else { return nil }
    // Before the change is taken back: lines that somebody else holds would be copied.
    defer { undo(change) }
    guard let verdict = allowedVerdict(on: change), verdict != .refused else { return nil }
    return proposal(change, logLine).map { FindingFix(isSafe: verdict == .made, edits: $0) }
  }

  private func proposal(_ change: FixChange, _ logLine: @escaping (Int) -> Int?) -> [FindingEdit]? {
    ledger.flatMap { FixProposal(change, lines, $0.kinds, logLine: logLine).edits }
  }

  /// Decides on the last change, and takes it back if it is not to be.
  mutating func settle() {
    guard let change = ledger?.change else { return }
    keepBackslashes(of: change)
    if !change.isEmpty, let verdict = allowedVerdict(on: change) {
      ledger?.settle(verdict)
      if verdict != .made { undo(change) }
    } else if change.isBarred {
      ledger?.settle(.refused)
    }
    ledger?.change = FixChange()
  }

  /// Keeps the backslashes of a macro's lines where they stand.
  private mutating func keepBackslashes(of change: FixChange) {
    guard change.inserted.isEmpty && change.deleted.isEmpty else { return }
    for (index, old) in change.edited where ledger?.kinds[index] == .code {
      lines[index].keepBackslash(from: old)
    }
  }

  /// What is to become of the change; looking at it takes as long as its lines are.
  private mutating func allowedVerdict(on change: FixChange) -> FixLedger.Verdict? {
    let size = change.region.reduce(0) { $0 + (lines.indices.contains($1) ? lines[$1].count : 0) }
    return budget.allows(size, times: 32) ? ledger?.verdict(lines) : .refused
  }

  private mutating func undo(_ change: FixChange) {
    for (index, old) in change.edited {
      lines[index] = old
      edits[index] = change.edits[index]
    }
    inserted.removeLast(change.inserted.count)
    deleted.removeLast(change.deleted.count)
  }

  /// The lines with insertions and deletions done, and the line counts of hunk headers corrected.
  package func result() -> [[UInt8]] {
    if let ledger { return assembled(ledger).lines }
    return Assembly(lines: lines, inserted: inserted, deleted: deleted).lines
  }

  private func assembled(_ ledger: FixLedger) -> ExactAssembly {
    ExactAssembly(lines: lines, kinds: ledger.kinds, inserted: inserted, deleted: deleted)
  }

  /// The fixes that were made, and where their lines are in the result; empty in compatible mode.
  func trial() -> FixTrial? {
    guard let ledger else { return nil }
    return FixTrial(ledger.fixes, starts: assembled(ledger).starts)
  }
}
