// SPDX-License-Identifier: GPL-2.0-only

package import LintelCampaign

/// The list of sites that a search finds.
package struct SitesPage: Sendable {
  private let search: SiteSearch
  private let apis: [String]
  private let sites: [Site]
  private let count: Int

  /// Reads what the page shows.
  package init(_ search: SiteSearch, _ ledger: Ledger, now: Timestamp) throws(LedgerError) {
    self.search = search
    apis = try ledger.settings().apis
    sites = try ledger.sites(search.filter(), now: now)
    count = try ledger.count(search.filter(paged: false), now: now)
  }

  /// The page.
  package func document(viewer: Viewer?) -> String {
    PageFrame(title: "Sites", viewer: viewer, section: "Sites").document { page in
      page.element(.h1, text: "Sites")
      writeFilter(into: &page)
      if sites.isEmpty {
        page.element(
          .p, .style("notice"),
          text: count == 0 ? "No site is like that." : "The list has no such page.")
      } else {
        SiteTable.write(sites, caption: caption, into: &page)
      }
      writePager(into: &page)
    }
  }

  private var pages: Int { max(1, (count + SiteSearch.pageSize - 1) / SiteSearch.pageSize) }

  private var caption: String {
    let first = (search.page - 1) * SiteSearch.pageSize + 1
    return count <= SiteSearch.pageSize
      ? "\(count) \(count == 1 ? "site" : "sites")"
      : "\(first) to \(first + sites.count - 1) of \(count) sites"
  }

  private func writeFilter(into page: inout HTML) {
    page.element(
      .form, .text(.method, "get"), .action(Address(["sites"])), .style("filter"),
      .text(.role, "search")
    ) { form in
      field("q", "Text", search.text, into: &form)
      choice("api", "Function", search.api, apis.map { ($0, $0 + "()") }, into: &form)
      let states =
        [(SiteSearch.left, "left in the tree")]
        + SiteState.allCases.map { ($0.rawValue, $0.rawValue) }
      choice("state", "State", search.state, states, into: &form)
      field("subsystem", "Subsystem", search.subsystem, into: &form)
      field("path", "Directory or file", search.path, into: &form)
      field("person", "Person", search.person, into: &form)
      form.element(.div, .style("send")) { $0.element(.button, .style("main"), text: "Filter") }
    }
  }

  private func field(_ name: String, _ label: String, _ value: String, into form: inout HTML) {
    form.element(.label) { wrapper in
      wrapper.text(label)
      wrapper.void(
        .input, .text(.type, "text"), .text(.name, name), .text(.value, value),
        .text(.maxlength, "200"), .text(.autocomplete, "off"), .text(.spellcheck, "false"))
    }
  }

  private func choice(
    _ name: String, _ label: String, _ value: String, _ options: [(value: String, text: String)],
    into form: inout HTML
  ) {
    form.element(.label) { wrapper in
      wrapper.text(label)
      wrapper.element(.select, .text(.name, name)) { select in
        for option in [("", "all")] + options {
          if option.0 == value {
            select.element(.option, .text(.value, option.0), .flag(.selected), text: option.1)
          } else {
            select.element(.option, .text(.value, option.0), text: option.1)
          }
        }
      }
    }
  }

  private func writePager(into page: inout HTML) {
    if pages == 1 && search.page == 1 { return }
    page.element(.nav, .style("pages"), .text(.ariaLabel, "Pages")) { nav in
      if search.page > 1 {
        nav.element(
          .a, .href(.sites(search.at(page: min(search.page - 1, pages)))), .text(.rel, "prev"),
          text: "← back")
      }
      nav.element(.span, .style("soft"), text: "page \(search.page) of \(pages)")
      if search.page < pages {
        nav.element(
          .a, .href(.sites(search.at(page: search.page + 1))), .text(.rel, "next"), text: "on →")
      }
    }
  }
}
