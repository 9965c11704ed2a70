// SPDX-License-Identifier: GPL-2.0-only

/// Which line of the old version of a file a line of the new one was.
package struct ChangedLines: Sendable, Equatable {
  /// Lines that took the place of others; the one or the other may be empty.
  private struct Hunk: Sendable, Equatable {
    let old: Range<Int>
    let new: Range<Int>
  }

  private var hunks: [Hunk] = []

  package init() {}

  /// Everything changed.
  package static let all: ChangedLines = {
    var lines = ChangedLines()
    lines.add(oldStart: 1, oldCount: .max >> 1, newStart: 1, newCount: .max >> 1)
    return lines
  }()

  /// Adds the next hunk as a diff without context names it: an empty side stands after the line that
  /// it names. False where it overlaps the one before, or cannot be.
  @discardableResult
  package mutating func add(oldStart: Int, oldCount: Int, newStart: Int, newCount: Int) -> Bool {
    let limit = Int.max >> 1
    guard [oldStart, oldCount, newStart, newCount].allSatisfy({ (0...limit).contains($0) }) else {
      return false
    }
    let old = oldCount == 0 ? oldStart + 1 : oldStart
    let new = newCount == 0 ? newStart + 1 : newStart
    if let last = hunks.last, old < last.old.upperBound || new < last.new.upperBound {
      return false
    }
    hunks.append(Hunk(old: old..<(old + oldCount), new: new..<(new + newCount)))
    return true
  }

  /// The old line that a new line was; nil for one that is new. Lines count from 1.
  package func old(of line: Int) -> Int? {
    guard let hunk = last({ $0.new.lowerBound <= line }) else { return line }
    if hunk.new.contains(line) { return nil }
    return line - hunk.new.upperBound + hunk.old.upperBound
  }

  /// Whether an old line is there no more.
  package func isRemoved(_ line: Int) -> Bool {
    last { $0.old.lowerBound <= line }?.old.contains(line) ?? false
  }

  /// The last hunk for which a property holds that no hunk has after one without it.
  private func last(_ holds: (Hunk) -> Bool) -> Hunk? {
    var low = 0
    var high = hunks.count
    while low < high {
      let middle = (low + high) / 2
      if holds(hunks[middle]) { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? hunks[low - 1] : nil
  }
}
