// SPDX-License-Identifier: GPL-2.0-only

import LintelCampaign

/// A site's source with the lines around it.
enum SourceView {
  /// How many lines above and below a call are shown at first, and on request.
  static let near = 12
  static let far = 80

  /// Adds the source, or says why there is none.
  static func write(_ excerpt: SourceExcerpt?, of site: Site, around: Int, into html: inout HTML) {
    guard let excerpt else {
      return html.element(
        .p, .style("soft"), text: "The file is not in the tree that the board reads.")
    }
    if !excerpt.isCurrent {
      html.element(
        .p, .style("notice"),
        text: "The tree has changed since the ledger looked at it; lintel-campaign sync follows.")
    }
    html.element(.pre, .style("source")) { block in
      for (index, line) in excerpt.lines.enumerated() {
        let number = excerpt.first + index
        block.element(.code, .style(number == site.line ? "row hit" : "row")) { row in
          row.element(.span, .style("no"), text: String(number))
          row.text(line)
        }
      }
    }
    html.element(.p, .style("actions")) { line in
      line.element(
        .a,
        .href(
          Address(["site", site.key], [("around", String(around == near ? far : near))])),
        text: around == near ? "More lines" : "Fewer lines")
    }
  }
}
