// SPDX-License-Identifier: GPL-2.0-only

/// Finds the name that a user may have meant by one that does not exist.
package enum NearestName {
  /// The most likely of `names`, or nil where none is so near that naming it would help.
  ///
  /// Case, dashes and underscores do not count. A third of the letters may be wrong, and never more
  /// than three: beyond that a suggestion is a guess. Where no name is as near as that, one that
  /// begins with the word is taken, the shortest of several.
  package static func nearest(to word: String, among names: some Sequence<String>) -> String? {
    let wanted = letters(word)
    guard wanted.count >= shortest else { return nil }
    var best: (name: String, distance: Int)?
    var longer: String?
    for name in names {
      let candidate = letters(name)
      if candidate.starts(with: wanted), name.utf8.count < longer?.utf8.count ?? Int.max {
        longer = name
      }
      // What comes later has to be nearer.
      let limit = min((best?.distance ?? Int.max - 1) - 1, allowance(wanted, candidate))
      guard limit >= 0,
        let distance = EditDistance.between(wanted, candidate, limit: limit, countsSwaps: true)
      else { continue }
      best = (name, distance)
    }
    return best?.name ?? longer
  }

  /// "; did you mean NAME?" where there is a near name, else nothing: the end of a message about a
  /// name that does not exist.
  package static func hint(for word: String, among names: some Sequence<String>) -> String {
    nearest(to: word, among: names).map { "; did you mean \($0)?" } ?? ""
  }

  /// A word with fewer letters is like too many others.
  private static let shortest = 3

  /// How many letters may be wrong.
  private static func allowance(_ word: [UInt8], _ name: [UInt8]) -> Int {
    min(3, min(word.count, name.count) / 3)
  }

  private static func letters(_ name: String) -> [UInt8] {
    name.utf8.compactMap {
      $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") ? nil : $0.lowercased
    }
  }
}
