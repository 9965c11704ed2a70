// SPDX-License-Identifier: GPL-2.0-only

import LintelCampaign

/// Sites as a table, a row each.
enum SiteTable {
  /// Adds the table; `caption` says which sites they are.
  static func write(_ sites: [Site], caption: String, into html: inout HTML) {
    html.element(.table, .style("sites")) { table in
      table.element(.caption, text: caption)
      table.element(.thead) { head in
        head.element(.tr) { row in
          for name in ["place", "function", "state", "who"] {
            row.element(.th, .text(.scope, "col"), text: name)
          }
        }
      }
      table.element(.tbody) { body in
        for site in sites {
          body.element(.tr) { write(site, into: &$0) }
        }
      }
    }
  }

  private static func write(_ site: Site, into row: inout HTML) {
    row.element(.td, .style("place")) { cell in
      cell.element(.a, .href(.site(site.key)), text: "\(site.path):\(site.line)")
      cell.element(.code, .style("line"), text: site.text)
    }
    row.element(.td) { cell in
      cell.element(.code, text: site.api + "()")
    }
    row.element(.td) { StateLabel.write(site.state, into: &$0) }
    row.element(.td) { cell in
      if let goneBy = site.goneBy {
        cell.text(goneBy.author.shortName)
      } else if let holder = site.holder {
        cell.element(.a, .href(.held(by: holder.person)), text: holder.person.shortName)
      } else if let patch = site.patch {
        cell.text(patch.author.shortName)
      }
    }
  }
}
