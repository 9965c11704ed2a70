// SPDX-License-Identifier: GPL-2.0-only

/// Which line of an input each line of a text stands for that was made of the input.
///
/// Lines that follow each other in both are one entry, so that the map of a mail in a mailbox is one
/// number, and that of a decoded mail as long as its breaks are many.
package struct LineMap: Sendable, Equatable {
  /// Where a line comes from.
  package enum Place: Sendable, Equatable {
    /// That line of the input, from 1.
    case input(Int)
    /// No line of the input: the line, from 1, of a part that had to be decoded as a whole.
    case decoded(Int)
  }

  /// Lines in a row: the first of them (from 0), and where it comes from; a negative number is a line
  /// of a decoded part.
  private struct Run: Sendable, Equatable {
    var first: Int
    var place: Int

    func place(of line: Int) -> Int {
      place < 0 ? place - (line - first) : place + (line - first)
    }
  }

  private var runs: [Run] = []
  /// How many lines the map leaves out at its start.
  private var skipped = 0
  /// How many lines were appended.
  private var count = 0

  /// A map of no lines, to which lines are appended.
  init() {}

  /// The map of a text whose lines are those of the input from `line` (from 1) on.
  package init(startingAt line: Int) { runs = [Run(first: 0, place: line)] }

  private init(run: Run) { runs = [run] }

  /// The map of a part that was decoded as a whole.
  static let decoded = LineMap(run: Run(first: 0, place: -1))

  /// Where the line with that number, from 1, comes from.
  package func place(of number: Int) -> Place {
    let place = self[number - 1]
    return place < 0 ? .decoded(-place) : .input(place)
  }

  /// The number that a report gives the line with that number: its line of the input, or that of the
  /// part that had to be decoded.
  package func shownNumber(of number: Int) -> Int { abs(self[number - 1]) }

  /// The map without its first `count` lines.
  func from(_ count: Int) -> LineMap {
    var rest = self
    rest.skipped += count
    return rest
  }

  /// Appends a line that stands for line `index` (from 0) of `source`.
  mutating func append(_ index: Int, of source: LineMap) { append(source[index]) }

  /// Appends the first `count` lines of `source`.
  mutating func append(_ count: Int, linesOf source: LineMap) {
    var at = 0
    var run = source.run(of: source.skipped)
    while at < count {
      append(source[at])
      run += 1
      let next = run < source.runs.count ? source.runs[run].first - source.skipped : count
      // The lines in between follow on.
      self.count += max(min(next, count) - at - 1, 0)
      at = max(next, at + 1)
    }
  }

  private mutating func append(_ place: Int) {
    if runs.last?.place(of: count) != place { runs.append(Run(first: count, place: place)) }
    count += 1
  }

  private subscript(index: Int) -> Int {
    let line = max(index, 0) + skipped
    return runs.isEmpty ? line + 1 : runs[run(of: line)].place(of: line)
  }

  /// The last run that starts at the line or before it.
  private func run(of line: Int) -> Int {
    var first = 0
    var end = runs.count
    while end - first > 1 {
      let middle = first + (end - first) / 2
      if runs[middle].first <= line { first = middle } else { end = middle }
    }
    return first
  }
}
