// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// A fix that did not remove its finding, and is not made again: the finding's type and its line as
/// it was.
struct TakenFix: Hashable {
  let type: String
  let line: [UInt8]
}

/// A fix that a run has made.
struct MadeFix {
  let fix: TakenFix
  /// The lines of the finding and of the change, as indices into the lines of the run.
  let lines: ClosedRange<Int>
}

/// The fixes of a run, to be held against what the next run finds: each must have taken a finding of
/// its type away.
struct FixTrial {
  private let fixes: [MadeFix]
  /// For each line of the run where what became of it starts in the next run's lines, and the end.
  private let starts: [Int]

  init(_ fixes: [MadeFix], starts: [Int]) {
    self.fixes = fixes
    self.starts = starts
  }

  /// What the fixes are remembered by.
  var taken: Set<TakenFix> { Set(fixes.map(\.fix)) }

  /// The fixes after which there are as many findings of their type as before, `before` and `after`
  /// being where the run and the next one found something.
  func failed(before: FindingSites, after: FindingSites) -> Set<TakenFix> {
    var failed: Set<TakenFix> = []
    for (type, fixes) in Dictionary(grouping: fixes, by: \.fix.type) {
      let (old, new) = (before.lines(of: type), after.lines(of: type))
      // Fixes that share lines are judged together.
      var group: [MadeFix] = []
      var end = Int.min
      for fix in fixes.sorted(by: { $0.lines.lowerBound < $1.lines.lowerBound }) {
        if !group.isEmpty, fix.lines.lowerBound > end {
          if !isWorthIt(group, old, new) { failed.formUnion(group.map(\.fix)) }
          group.removeAll()
        }
        group.append(fix)
        end = max(end, fix.lines.upperBound)
      }
      if !isWorthIt(group, old, new) { failed.formUnion(group.map(\.fix)) }
    }
    return failed
  }

  /// Whether each fix of the group has taken a finding away.
  private func isWorthIt(_ group: [MadeFix], _ old: [Int32], _ new: [Int32]) -> Bool {
    guard let first = group.map(\.lines.lowerBound).min(),
      let last = group.map(\.lines.upperBound).max()
    else { return true }
    let before = Self.count(old, in: first..<(last + 1))
    let after = Self.count(new, in: start(of: first)..<start(of: last + 1))
    return after + group.count <= before
  }

  private func start(of line: Int) -> Int { starts[min(max(line, 0), starts.count - 1)] }

  private static func count(_ lines: [Int32], in range: Range<Int>) -> Int {
    lowerBound(lines, range.upperBound) - lowerBound(lines, range.lowerBound)
  }

  /// How many of the sorted numbers are below `limit`.
  private static func lowerBound(_ lines: [Int32], _ limit: Int) -> Int {
    var (low, high) = (0, lines.count)
    while low < high {
      let middle = (low + high) / 2
      if lines[middle] < limit { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
