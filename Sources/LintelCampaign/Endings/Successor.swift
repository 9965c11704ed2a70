// SPDX-License-Identifier: GPL-2.0-only

/// The function that has become of one.
struct Successor {
  let function: SourceFunctions.Function
  /// The file that it is in now.
  let file: SourceFunctions
  /// What the same file held before; nil where it is new.
  let fileBefore: SourceFunctions?
  /// Whether the name is the same.
  let hasSameName: Bool
  /// How much of the text both have, from 0 to 1.
  let likeness: Double

  /// How alike a function of another name must be: its words, and half as much its name.
  private static let leastRank = 0.75
  /// How alike it must be in another file.
  private static let leastRankElsewhere = 0.8
  /// How alike a function of the same name must be in another file.
  private static let leastLikenessElsewhere = 0.5

  /// Looks for what has become of a function: one of its name in its file, one of its name in a file
  /// beside it, then one that was not there before and has most of its words.
  init?(
    _ function: SourceFunctions.Function, of path: String, to newPath: String, in pair: SourcePair
  ) {
    if let file = pair.new(newPath), let found = file.function(named: function.name) {
      self.init(found, of: function, in: file, before: pair.old(path))
      return
    }
    var best: (rank: Double, successor: Successor)?
    func take(_ path: String, before: String, least: Double) {
      guard let file = pair.new(path) else { return }
      let fileBefore = pair.old(before)
      for other in file.all where fileBefore?.function(named: other.name) == nil {
        let found = Successor(other, of: function, in: file, before: fileBefore)
        let isMoved = found.hasSameName && found.likeness >= Self.leastLikenessElsewhere
        let rank =
          found.likeness + Self.nameLikeness(function.name, other.name) / 2 + (isMoved ? 1 : 0)
        if rank >= least, best.map({ rank > $0.rank }) ?? true { best = (rank, found) }
      }
    }
    take(newPath, before: path, least: Self.leastRank)
    if best == nil {
      for other in pair.neighbours(of: newPath) {
        take(other, before: other, least: Self.leastRankElsewhere)
      }
    }
    guard let best else { return nil }
    self = best.successor
  }

  private init(
    _ function: SourceFunctions.Function, of old: SourceFunctions.Function,
    in file: SourceFunctions, before: SourceFunctions?
  ) {
    self.function = function
    self.file = file
    fileBefore = before
    hasSameName = function.name == old.name
    likeness = Self.overlap(old.words, function.words)
  }

  /// The share of words that both have, counted as often as they come (Dice's coefficient).
  private static func overlap(_ left: [String: Int], _ right: [String: Int]) -> Double {
    let total = left.values.reduce(0, +) + right.values.reduce(0, +)
    if total == 0 { return 0 }
    var shared = 0
    for (word, count) in left { shared += min(count, right[word] ?? 0) }
    return Double(2 * shared) / Double(total)
  }

  /// The share of parts that two names have in common.
  private static func nameLikeness(_ left: String, _ right: String) -> Double {
    func parts(_ name: String) -> [String: Int] {
      Dictionary(name.split(separator: "_").map { (String($0), 1) }, uniquingKeysWith: +)
    }
    return overlap(parts(left), parts(right))
  }
}
