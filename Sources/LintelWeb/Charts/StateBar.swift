// SPDX-License-Identifier: GPL-2.0-only

import LintelCampaign

/// A bar whose parts are the states of a group of sites, what is done first.
enum StateBar {
  /// The order of the parts.
  static let order: [SiteState] = [
    .converted, .replaced, .dropped, .removed, .merged, .gone, .applied, .posted, .claimed, .open,
  ]

  /// The width that stands for all, in units of the drawing.
  private static let width = 1_000

  /// Adds the bar of a tally. `scale` is the total that fills the whole width; nil for the tally's own.
  static func write(_ tally: Tally, scale: Int? = nil, tall: Bool = false, into html: inout HTML) {
    html.element(
      .svg, .style(tall ? "bar tall" : "bar"), .text(.viewBox, "0 0 \(width) 10"),
      .text(.preserveAspectRatio, "none"), .text(.role, "img"),
      .text(.ariaLabel, words(tally))
    ) { drawing in
      drawing.element(.title, text: words(tally))
      let all = max(1, scale ?? tally.total)
      var before = 0
      for state in order where tally[state] > 0 {
        let start = before * width / all
        before += tally[state]
        // One site among thousands must still be seen.
        let end = max(start + 2, before * width / all)
        drawing.element(
          .rect, .style("f-\(state.rawValue)"), .number(.x, start), .number(.y, 0),
          .number(.width, end - start), .number(.height, 10), text: "")
      }
    }
  }

  /// The counts in words, for those who don't see the bar.
  private static func words(_ tally: Tally) -> String {
    let parts = order.filter { tally[$0] > 0 }.map { "\(tally[$0]) \($0.rawValue)" }
    return parts.isEmpty ? "no sites" : parts.joined(separator: ", ")
  }

  /// Adds the key of the colours, with the counts where a tally is given.
  static func writeKey(_ tally: Tally?, into html: inout HTML) {
    html.element(.ul, .style("key")) { list in
      for state in order where tally.map({ $0[state] > 0 }) ?? true {
        list.element(.li) { item in
          dot(state, into: &item)
          item.text(tally.map { "\(state.rawValue) \($0[state])" } ?? state.rawValue)
        }
      }
    }
  }

  /// Adds a small square in the colour of a state.
  static func dot(_ state: SiteState, into html: inout HTML) {
    html.element(
      .svg, .style("dot"), .text(.viewBox, "0 0 10 10"), .text(.ariaHidden, "true")
    ) {
      $0.element(
        .rect, .style("f-\(state.rawValue)"), .number(.width, 10), .number(.height, 10), text: "")
    }
  }
}

extension Tally {
  /// The share that is done, in percent and rounded down: 100 is all.
  var share: Int { total == 0 ? 0 : done * 100 / total }

  /// The sites that are in the tree.
  var left: Int { total - done }

  /// The sum of tallies.
  static func sum(_ tallies: [Tally]) -> Tally {
    var sum = Tally(name: "all", counts: [:])
    for tally in tallies { sum.counts.merge(tally.counts, uniquingKeysWith: +) }
    return sum
  }
}
