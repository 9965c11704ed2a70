// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What a site looks like, in a form that two sites can be compared by quickly.
struct SiteFeatures {
  /// The hashes of the words of the line but for the API itself, sorted.
  private let text: [UInt64]
  private let above: [UInt64]
  private let below: [UInt64]
  /// The hash of the whole line.
  let line: UInt64
  /// How many words stand around the line.
  var contextCount: Int { above.count + below.count }

  /// The features of a site.
  init(_ site: SeenSite) {
    text = Self.words([site.text], without: site.api)
    above = Self.words(site.above, without: site.api)
    below = Self.words(site.below, without: site.api)
    var hash = FNV1a()
    hash.add(site.text)
    line = hash.value
  }

  /// How alike two sites are, from 0 to 1: half of it is the line, a quarter each what stands above
  /// and below.
  func likeness(to other: SiteFeatures) -> Double {
    let own = line == other.line ? 1 : Self.overlap(text, other.text)
    return own / 2 + Self.overlap(above, other.above) / 4 + Self.overlap(below, other.below) / 4
  }

  /// Whether line and context are the same.
  func isEqual(to other: SiteFeatures) -> Bool {
    line == other.line && above == other.above && below == other.below
  }

  /// The share of words that both have (Dice's coefficient); 1 for two empty lists.
  private static func overlap(_ left: [UInt64], _ right: [UInt64]) -> Double {
    if left.isEmpty && right.isEmpty { return 1 }
    var shared = 0
    var at = 0
    var other = 0
    while at < left.count && other < right.count {
      if left[at] == right[other] {
        shared += 1
        at += 1
        other += 1
      } else if left[at] < right[other] {
        at += 1
      } else {
        other += 1
      }
    }
    return Double(2 * shared) / Double(left.count + right.count)
  }

  private static func words(_ lines: [String], without api: String) -> [UInt64] {
    var words: [UInt64] = []
    for line in lines {
      for word in line.utf8.split(whereSeparator: { !$0.isWord })
      where !word.elementsEqual(api.utf8) {
        var hash = FNV1a()
        for byte in word { hash.add(byte: byte) }
        words.append(hash.value)
      }
    }
    return words.sorted()
  }
}
