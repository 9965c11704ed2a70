// SPDX-License-Identifier: GPL-2.0-only

import LintelCampaign

/// The mailed patches of a site.
enum PatchList {
  /// Adds the list.
  static func write(_ patches: [SitePatch], into html: inout HTML) {
    if patches.isEmpty {
      return html.element(.p, .style("soft"), text: "None has been seen.")
    }
    html.element(.ol, .style("history")) { list in
      for one in patches {
        list.element(.li) { item in
          item.element(.time, .text(.datetime, one.patch.sent.text), text: one.patch.sent.day)
          // A link is what a mail's archive says it is: it is followed only where it is one.
          if let address = Address(external: one.patch.link) {
            item.element(
              .a, .href(address), .text(.rel, "noreferrer noopener"), text: one.patch.subject)
          } else {
            item.text(one.patch.subject)
          }
          item.text(" v\(one.patch.version), \(one.patch.author)")
          if one.isSuperseded { item.element(.em, .style("soft"), text: " superseded") }
          for tag in one.tags {
            item.void(.br)
            item.element(.small, text: tag)
          }
        }
      }
    }
  }
}
