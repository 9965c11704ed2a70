// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What of a line was found by its text, since messages name it.
///
/// Of several findings that say the same each is about the next place. No line is searched without end:
/// a long one has as many findings as it has bytes.
struct NamedPlaces {
  private struct Key: Hashable {
    let type: ObjectIdentifier
    let message: UInt64
  }

  private struct Place {
    /// What was found last; nil where nothing was.
    var range: Range<Int>?
    /// Whether there is no further one.
    var isLast: Bool
  }

  /// How often a line of more than `Limits.shortLineBytes` is searched from its start.
  private static let mostSearches = 256

  private var places: [Key: Place] = [:]
  private var searches = 0

  init() {}

  /// What `search` finds for a finding of the type with this message from a place of the line on, which
  /// has `count` bytes; the first place to search from is `start`.
  mutating func next(
    of info: RuleInfo, _ message: ByteView, from start: Int, count: Int,
    _ search: (Int) -> Range<Int>?
  ) -> Range<Int>? {
    let key = Key(type: ObjectIdentifier(info), message: message.hash)
    guard let known = places[key] else {
      searches += 1
      guard searches <= Self.mostSearches || count <= Limits.shortLineBytes else { return nil }
      let range = search(start)
      places[key] = Place(range: range, isLast: range == nil)
      return range
    }
    guard !known.isLast, let last = known.range else { return known.range }
    let next = search(max(last.upperBound, last.lowerBound + 1))
    places[key] = Place(range: next ?? last, isLast: next == nil)
    return next ?? last
  }
}
