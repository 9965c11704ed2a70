// SPDX-License-Identifier: GPL-2.0-only

/// Which lines two texts have in common, in order.
///
/// Lines that both sides have once tie the texts together, then the pieces in between are compared
/// in the same way ("patience"). It takes no more than n log n steps a level of such pieces, where
/// the shortest possible difference can take n².
struct LineDiff {
  /// The common lines as indices in the old and the new text, ascending in both.
  private(set) var matches: [(old: Int, new: Int)] = []

  private let old: [Int]
  private let new: [Int]

  /// The lines that went and those that came in their place, in order.
  var changes: [(old: Range<Int>, new: Range<Int>)] {
    var changes: [(old: Range<Int>, new: Range<Int>)] = []
    var at = (old: 0, new: 0)
    for match in matches + [(old.count, new.count)] {
      if match.old > at.old || match.new > at.new {
        changes.append((at.old..<match.old, at.new..<match.new))
      }
      at = (match.old + 1, match.new + 1)
    }
    return changes
  }

  init<Line: Hashable>(_ oldLines: [Line], _ newLines: [Line]) {
    var numbers: [Line: Int] = [:]
    func number(_ line: Line) -> Int {
      if let known = numbers[line] { return known }
      numbers[line] = numbers.count
      return numbers.count - 1
    }
    old = oldLines.map(number)
    new = newLines.map(number)
    var pending = [(old: 0..<old.count, new: 0..<new.count)]
    while let (olds, news) = pending.popLast() { compare(olds, news, &pending) }
    matches.sort { $0.old < $1.old }
  }

  /// Matches the ends of a piece, and cuts the rest where lines occur once on both sides.
  private mutating func compare(
    _ olds: Range<Int>, _ news: Range<Int>, _ pending: inout [(old: Range<Int>, new: Range<Int>)]
  ) {
    var (olds, news) = (olds, news)
    while let first = olds.first, let other = news.first, old[first] == new[other] {
      matches.append((first, other))
      (olds, news) = (olds.dropFirst(), news.dropFirst())
    }
    while let last = olds.last, let other = news.last, old[last] == new[other] {
      matches.append((last, other))
      (olds, news) = (olds.dropLast(), news.dropLast())
    }
    guard !olds.isEmpty, !news.isEmpty else { return }
    var start = (old: olds.lowerBound, new: news.lowerBound)
    let anchors = Self.longestAscending(anchors(olds, news))
    guard !anchors.isEmpty else { return }
    for anchor in anchors {
      pending.append((start.old..<anchor.old, start.new..<anchor.new))
      matches.append(anchor)
      start = (anchor.old + 1, anchor.new + 1)
    }
    pending.append((start.old..<olds.upperBound, start.new..<news.upperBound))
  }

  /// The lines that occur once in each of the pieces, in the order of the old one.
  private func anchors(_ olds: Range<Int>, _ news: Range<Int>) -> [(old: Int, new: Int)] {
    var places: [Int: (old: Int, new: Int, olds: Int, news: Int)] = [:]
    for index in olds {
      let known = places[old[index]]
      places[old[index]] = (index, 0, (known?.olds ?? 0) + 1, 0)
    }
    for index in news {
      guard let known = places[new[index]] else { continue }
      places[new[index]] = (known.old, index, known.olds, known.news + 1)
    }
    return places.values.filter { $0.olds == 1 && $0.news == 1 }
      .map { ($0.old, $0.new) }.sorted { $0.0 < $1.0 }
  }

  /// The longest part of the pairs whose new indices ascend.
  private static func longestAscending(
    _ pairs: [(old: Int, new: Int)]
  ) -> [(old: Int, new: Int)] {
    // For each length the pair that such a part can end with at the lowest new index.
    var ends: [Int] = []
    var before: [Int] = []
    for (index, pair) in pairs.enumerated() {
      var low = 0
      var high = ends.count
      while low < high {
        let middle = (low + high) / 2
        if pairs[ends[middle]].new < pair.new { low = middle + 1 } else { high = middle }
      }
      before.append(low > 0 ? ends[low - 1] : -1)
      if low == ends.count { ends.append(index) } else { ends[low] = index }
    }
    var chain: [(old: Int, new: Int)] = []
    var at = ends.last ?? -1
    while at >= 0 {
      chain.append(pairs[at])
      at = before[at]
    }
    return chain.reversed()
  }
}
