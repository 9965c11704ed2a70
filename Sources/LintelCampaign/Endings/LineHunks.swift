// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The lines in which two texts differ, in hunks.
struct LineHunks: Sendable {
  /// Lines that went and those that came in their place, as positions in the two lists.
  struct Hunk: Sendable {
    var old: Range<Int>
    var new: Range<Int>
  }

  /// The hunks, in their order.
  private(set) var all: [Hunk] = []

  /// The largest table that is filled, in cells; longer texts are one hunk between what is the same
  /// at both ends.
  private static let largestTable = 1 << 22

  /// Compares two lists of lines.
  ///
  /// Brackets and blank lines hold nothing apart: hunks between which only those are one.
  init(_ old: [String], _ new: [String]) {
    var start = 0
    while start < min(old.count, new.count), old[start] == new[start] { start += 1 }
    var oldEnd = old.count
    var newEnd = new.count
    while oldEnd > start, newEnd > start, old[oldEnd - 1] == new[newEnd - 1] {
      oldEnd -= 1
      newEnd -= 1
    }
    if start == oldEnd && start == newEnd { return }
    let pairs =
      (oldEnd - start) * (newEnd - start) > Self.largestTable
      ? [] : Self.common(Array(old[start..<oldEnd]), Array(new[start..<newEnd]))
    var from = (old: start, new: start)
    for pair in pairs {
      add(from.old..<(pair.old + start), from.new..<(pair.new + start), old)
      from = (pair.old + start + 1, pair.new + start + 1)
    }
    add(from.old..<oldEnd, from.new..<newEnd, old)
  }

  /// The hunk that an old line is in; nil where it is in the new text too.
  func hunk(atOld line: Int) -> Hunk? { all.first { $0.old.contains(line) } }

  private mutating func add(_ old: Range<Int>, _ new: Range<Int>, _ lines: [String]) {
    if old.isEmpty && new.isEmpty { return }
    if let last = all.last,
      lines[last.old.upperBound..<old.lowerBound].allSatisfy(\.holdsNoWord)
    {
      all[all.count - 1] = Hunk(
        old: last.old.lowerBound..<old.upperBound, new: last.new.lowerBound..<new.upperBound)
    } else {
      all.append(Hunk(old: old, new: new))
    }
  }

  /// The longest common part.
  private static func common(_ old: [String], _ new: [String]) -> [(old: Int, new: Int)] {
    let width = new.count + 1
    var best = [Int32](repeating: 0, count: (old.count + 1) * width)
    for row in stride(from: old.count - 1, through: 0, by: -1) {
      for column in stride(from: new.count - 1, through: 0, by: -1) {
        let at = row * width + column
        best[at] =
          old[row] == new[column]
          ? best[at + width + 1] + 1 : max(best[at + width], best[at + 1])
      }
    }
    var pairs: [(old: Int, new: Int)] = []
    var row = 0
    var column = 0
    while row < old.count && column < new.count {
      let at = row * width + column
      if old[row] == new[column] {
        pairs.append((row, column))
        row += 1
        column += 1
      } else if best[at + width] >= best[at + 1] {
        row += 1
      } else {
        column += 1
      }
    }
    return pairs
  }
}

extension String {
  /// Whether the line has neither a letter nor a digit.
  fileprivate var holdsNoWord: Bool { !utf8.contains { $0.isWord } }
}
