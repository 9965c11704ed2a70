// SPDX-License-Identifier: GPL-2.0-only

package import LintelCampaign

/// A subsystem: how far it is, whom to ask, and its sites.
package struct SubsystemPage: Sendable {
  package let title: String
  package let sites: [Site]
  package let contacts: [Contact]

  /// The most sites that the page lists; a search shows the others.
  private static let most = 300

  /// Reads what the page shows; nil where the campaign has no site in such a subsystem.
  package init?(title: String, _ ledger: Ledger, now: Timestamp) throws(LedgerError) {
    var filter = SiteFilter()
    filter.subsystem = title
    // The filter takes a part of a title.
    let sites = try ledger.sites(filter, now: now).filter { $0.subsystem == title }
    if sites.isEmpty { return nil }
    self.title = title
    self.sites = sites
    contacts = try ledger.contacts(of: title)
  }

  /// How far it is.
  package var tally: Tally {
    Tally(
      name: title, counts: Dictionary(grouping: sites, by: \.state).mapValues(\.count))
  }

  private var name: String { title.isEmpty ? "No subsystem" : title }

  /// The page. `notice` is what a claim came to.
  package func document(viewer: Viewer?, notice: (text: String, isGood: Bool)? = nil) -> String {
    let tally = tally
    return PageFrame(title: name, viewer: viewer).document { page in
      page.element(.h1, text: name)
      if let notice {
        page.element(
          .p, .style(notice.isGood ? "notice good" : "notice bad"), .text(.role, "status"),
          text: notice.text)
      }
      if title.isEmpty {
        page.element(
          .p, .style("soft"), text: "MAINTAINERS names nobody for the files of these sites.")
      }
      page.element(.p, text: "\(tally.left) left, \(tally.done) done, \(tally.share) %.")
      StateBar.write(tally, tall: true, into: &page)
      StateBar.writeKey(tally, into: &page)
      if !contacts.isEmpty {
        page.element(.p) { line in
          for (index, contact) in contacts.enumerated() {
            if index > 0 { line.void(.br) }
            line.text("\(contact.person)")
            line.element(.span, .style("soft"), text: " \(contact.role.rawValue)")
          }
        }
      }
      if let viewer, tally[.open] > 0 {
        page.element(.div, .style("actions")) {
          ChangeForm.write(
            "Claim the \(tally[.open]) that nobody has", to: Address(["subsystem", "claim"]),
            viewer, fields: [("title", title)], into: &$0)
        }
      }
      let left = sites.filter(\.state.isLeft)
      let listed = (left + sites.filter { !$0.state.isLeft }).prefix(Self.most)
      SiteTable.write(
        Array(listed),
        caption: sites.count > Self.most
          ? "the first \(Self.most) of \(sites.count) sites" : "\(sites.count) sites",
        into: &page)
    }
  }
}
