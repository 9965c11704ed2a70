// SPDX-License-Identifier: GPL-2.0-only

/// What the fix of one finding does, which is made as a whole or not at all.
struct FixChange {
  /// The type that is fixed; nil before the first finding.
  var info: RuleInfo?
  /// The line of the finding, from 1.
  var line = 0
  /// That line in the file, from 1; 0 outside of one.
  var fileLine = 0
  /// How many findings of the type in the line the change is for.
  var findings = 0
  /// The changed lines as they were.
  private(set) var edited: [Int: [UInt8]] = [:]
  /// What had been replaced in them.
  private(set) var edits: [Int: LineEdits] = [:]
  /// Whether a part of the change could not be made.
  var isBarred = false
  /// Whether the rule itself is not sure of the change.
  var isDoubtful = false
  var inserted: [(before: Int, text: [UInt8])] = []
  var deleted: [Int] = []

  /// Starts with a finding, or goes on with a further one of the same type and line.
  mutating func begin(_ info: RuleInfo, line: Int, fileLine: Int) {
    self.info = info
    self.line = line
    self.fileLine = fileLine
    findings += 1
  }

  /// Whether nothing is changed.
  var isEmpty: Bool { edited.isEmpty && inserted.isEmpty && deleted.isEmpty }

  /// Remembers how a line was before the change.
  mutating func note(old: [UInt8], edits known: LineEdits?, at index: Int) {
    guard edited[index] == nil else { return }
    edited[index] = old
    edits[index] = known
  }

  /// The lines that the change touches, and those in between.
  var region: ClosedRange<Int> {
    let touched = edited.keys + inserted.map(\.before) + deleted
    return (touched.min() ?? 0)...(touched.max() ?? 0)
  }
}
