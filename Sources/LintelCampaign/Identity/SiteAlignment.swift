// SPDX-License-Identifier: GPL-2.0-only

/// Pairs two lists of sites of one function, in their order, so that the sum of likenesses is as
/// large as it can be.
enum SiteAlignment {
  /// The largest table that is filled, in cells; longer lists are paired by equal lines alone.
  private static let largestTable = 1 << 20

  /// The pairs of positions. Two sites less alike than `least` are never paired.
  static func pairs(
    _ old: [SiteFeatures], _ new: [SiteFeatures], least: Double
  ) -> [(old: Int, new: Int)] {
    var pairs: [(old: Int, new: Int)] = []
    // What is the same at both ends needs no table; mostly that is all.
    var start = 0
    while start < min(old.count, new.count), old[start].isEqual(to: new[start]) {
      pairs.append((start, start))
      start += 1
    }
    var oldEnd = old.count
    var newEnd = new.count
    while oldEnd > start, newEnd > start, old[oldEnd - 1].isEqual(to: new[newEnd - 1]) {
      oldEnd -= 1
      newEnd -= 1
      pairs.append((oldEnd, newEnd))
    }
    let oldRest = Array(start..<oldEnd)
    let newRest = Array(start..<newEnd)
    if oldRest.isEmpty || newRest.isEmpty { return pairs }
    if oldRest.count * newRest.count > largestTable {
      return pairs + equalLines(oldRest.map { ($0, old[$0]) }, newRest.map { ($0, new[$0]) })
    }
    return pairs
      + table(oldRest.map { old[$0] }, newRest.map { new[$0] }, least: least)
      .map { ($0.old + start, $0.new + start) }
  }

  /// Fills the table of best sums, then walks back through it.
  private static func table(
    _ old: [SiteFeatures], _ new: [SiteFeatures], least: Double
  ) -> [(old: Int, new: Int)] {
    let width = new.count + 1
    var best = [Double](repeating: 0, count: (old.count + 1) * width)
    for row in 1...old.count {
      for column in 1...new.count {
        let at = row * width + column
        let likeness = old[row - 1].likeness(to: new[column - 1])
        let paired = likeness < least ? -1 : best[at - width - 1] + likeness
        best[at] = max(paired, best[at - width], best[at - 1])
      }
    }
    var pairs: [(old: Int, new: Int)] = []
    var row = old.count
    var column = new.count
    while row > 0 && column > 0 {
      let at = row * width + column
      if best[at] == best[at - width] {
        row -= 1
      } else if best[at] == best[at - 1] {
        column -= 1
      } else {
        row -= 1
        column -= 1
        pairs.append((row, column))
      }
    }
    return pairs
  }

  private static func equalLines(
    _ old: [(Int, SiteFeatures)], _ new: [(Int, SiteFeatures)]
  ) -> [(old: Int, new: Int)] {
    var waiting: [UInt64: [Int]] = [:]
    for (at, features) in new.reversed() { waiting[features.line, default: []].append(at) }
    return old.compactMap { at, features in
      waiting[features.line]?.popLast().map { (at, $0) }
    }
  }
}
