// SPDX-License-Identifier: GPL-2.0-only

package import LintelCampaign

/// All about a site.
package struct SitePage: Sendable {
  package let site: Site
  package let patches: [SitePatch]
  package let history: [Event]
  package let contacts: [Contact]
  private let verdict: SiteVerdict?
  private let excerpt: SourceExcerpt?
  private let around: Int

  /// Reads what the page shows; nil where the ledger has no such site.
  package init?(
    key: String, around: Int = SourceView.near, _ ledger: Ledger, now: Timestamp
  ) throws(LedgerError) {
    guard let site = try ledger.site(key: key, now: now) else { return nil }
    self.site = site
    self.around = around
    patches = try ledger.patches(of: site)
    history = try ledger.history(of: [.key(key)]).reversed()
    contacts = try ledger.contacts(of: site.subsystem)
    verdict = try ledger.verdicts(on: [site])[site.key]
    excerpt =
      site.state.isLeft
      ? SourceExcerpt(of: site, around: around, root: try ledger.settings().root) : nil
  }

  /// The page. `notice` is what a claim or release came to.
  package func document(
    viewer: Viewer?, recipe: Recipe?, notice: (text: String, isGood: Bool)? = nil
  ) -> String {
    PageFrame(title: "\(site.api)() in \(site.path)", viewer: viewer, returnKey: site.key)
      .document { page in
        page.element(.h1) { title in
          title.element(.code, text: "\(site.api)()")
          title.text(" in \(site.path):\(site.line)")
        }
        if let notice {
          page.element(
            .p, .style(notice.isGood ? "notice good" : "notice bad"), .text(.role, "status"),
            text: notice.text)
        }
        writeFacts(into: &page)
        writeActions(viewer, into: &page)
        page.element(.div, .style("grid side")) { grid in
          grid.element(.div) { column in
            if site.state.isLeft {
              column.element(.section, .style("card")) { card in
                card.element(.h2, text: "Source")
                SourceView.write(excerpt, of: site, around: around, into: &card)
              }
            }
            column.element(.section, .style("card")) { card in
              card.element(.h2, text: "Patches on the list")
              PatchList.write(patches, into: &card)
            }
          }
          grid.element(.div) { column in
            if let recipe {
              column.element(.section, .style("card")) { RecipeView.write(recipe, into: &$0) }
            }
            column.element(.section, .style("card")) { card in
              card.element(.h2, text: "History")
              EventList.write(history, linked: false, into: &card)
            }
          }
        }
      }
  }

  private func writeFacts(into page: inout HTML) {
    page.element(.dl, .style("facts")) { list in
      fact("State", into: &list) { StateLabel.write(site.state, into: &$0) }
      fact("Site", into: &list) { $0.element(.code, text: site.key) }
      if !site.function.isEmpty {
        fact("In", into: &list) { $0.element(.code, text: site.function + "()") }
      }
      fact("Subsystem", into: &list) {
        $0.element(
          .a, .href(.subsystem(site.subsystem)),
          text: site.subsystem.isEmpty ? "none in MAINTAINERS" : site.subsystem)
      }
      if let holder = site.holder {
        fact("Claimed", into: &list) { value in
          value.element(.a, .href(.held(by: holder.person)), text: "\(holder.person)")
          let until = holder.expires.map { " until \($0.day)" } ?? ""
          value.text(" since \(holder.since.day)\(until)")
        }
      }
      if !site.evidence.isEmpty {
        fact(site.successor.isEmpty ? "Proof" : "Now", into: &list) { value in
          if !site.successor.isEmpty { value.element(.code, text: site.successor + "()") }
          for line in site.evidence {
            value.void(.br)
            value.element(.code, text: line)
          }
        }
      }
      if let verdict {
        fact("Verdict", into: &list) { value in
          value.text(verdict.summary)
          value.element(.span, .style("soft"), text: " \(verdict.origin)")
        }
      }
      if let commit = site.goneBy { fact("Gone by", into: &list) { write(commit, into: &$0) } }
      if let commit = site.addedBy { fact("Added by", into: &list) { write(commit, into: &$0) } }
      if !contacts.isEmpty {
        fact("Ask", into: &list) { value in
          for (index, contact) in contacts.enumerated() {
            if index > 0 { value.void(.br) }
            value.text("\(contact.person)")
            value.element(.span, .style("soft"), text: " \(contact.role.rawValue)")
          }
        }
      }
    }
  }

  private func fact(_ name: String, into list: inout HTML, _ value: (inout HTML) -> Void) {
    list.element(.dt, text: name)
    list.element(.dd, body: value)
  }

  private func write(_ commit: Site.Commit, into html: inout HTML) {
    html.element(.code, text: String(commit.id.prefix(12)))
    html.text(" \(commit.subject), \(commit.author) on \(commit.authored.day)")
  }

  private func writeActions(_ viewer: Viewer?, into page: inout HTML) {
    if !site.state.isLeft { return }
    page.element(.div, .style("actions")) { bar in
      guard let viewer else {
        return bar.element(
          .a, .href(Address(["sign-in"], [("next", site.key)])),
          text: "Sign in to claim or release it")
      }
      if let holder = site.holder {
        if holder.person.isSame(as: viewer.person) {
          ChangeForm.write(
            "Release it", to: Address(["site", site.key, "release"]), viewer, into: &bar)
        } else {
          bar.element(.span, .style("soft"), text: "taken by \(holder.person)")
        }
      } else {
        ChangeForm.write(
          "Claim it", to: Address(["site", site.key, "claim"]), viewer, isMain: true, into: &bar)
      }
    }
  }
}
