// SPDX-License-Identifier: GPL-2.0-only

package import LintelCampaign

/// The first page: how far the campaign is.
package struct OverviewPage: Sendable {
  package let settings: LedgerSettings
  package let revision: Ledger.Revision?
  package let apis: [Tally]
  package let subsystems: [Tally]
  package let people: [Contribution]
  package let timeline: Timeline
  package let events: [Event]

  /// How many rows a table shows before the rest is folded away.
  private static let shown = 12

  /// Reads what the page shows.
  package init(_ ledger: Ledger, now: Timestamp) throws(LedgerError) {
    settings = try ledger.settings()
    revision = try ledger.revisions().last
    apis = try ledger.tallies(by: .api, now: now).sorted { $0.total > $1.total }
    subsystems = try ledger.tallies(by: .subsystem, now: now).sorted {
      ($1.left, $1.total, $0.name) < ($0.left, $0.total, $1.name)
    }
    people = try ledger.contributions(now: now)
    timeline = try ledger.timeline(now: now)
    events = try ledger.latestEvents(40).filter { $0.kind != .found }.prefix(6).map { $0 }
  }

  /// The page.
  package func document(viewer: Viewer?) -> String {
    let all = Tally.sum(apis)
    return PageFrame(title: "Overview", viewer: viewer, section: "Overview").document { page in
      page.element(.h1, text: title)
      page.element(.p, .style("soft"), text: treeWords)
      writeFigures(all, into: &page)
      page.element(.div, .style("grid side")) { grid in
        grid.element(.section, .style("card")) { writeTime(into: &$0) }
        grid.element(.section, .style("card")) { card in
          card.element(.h2, text: "What happened last")
          EventList.write(events, linked: true, into: &card)
        }
      }
      page.element(.section, .style("card")) { card in
        card.element(.h2, text: "By function")
        writeTable("function", apis, into: &card) { Address.sites(.init(api: $0)) }
      }
      page.element(.section, .style("card")) { card in
        card.element(.h2, text: "By subsystem")
        writeTable("subsystem", subsystems, into: &card, Address.subsystem)
      }
      page.element(.section, .style("card")) { card in
        card.element(.h2, text: "By person")
        writePeople(into: &card)
      }
    }
  }

  private var title: String {
    let names = settings.apis.prefix(4).map { $0 + "()" }.joined(separator: ", ")
    let more = settings.apis.count - 4
    return names + (more > 0 ? " and \(more) more" : "")
  }

  private var treeWords: String {
    guard let revision else { return settings.root }
    let commit = revision.commit.map { ", commit \($0.prefix(12))" } ?? ""
    return "\(revision.label)\(commit), looked at on \(revision.taken.day)"
  }

  private func writeFigures(_ all: Tally, into page: inout HTML) {
    page.element(.dl, .style("figures")) { list in
      let waiting = all[.posted] + all[.applied]
      for (name, value) in [
        ("sites", "\(all.total)"), ("done", "\(all.done)"), ("left", "\(all.left)"),
        ("claimed", "\(all[.claimed])"), ("on the list", "\(waiting)"),
        ("of all is done", "\(all.share) %"),
      ] {
        list.element(.div) { pair in
          pair.element(.dt, text: name)
          pair.element(.dd, text: value)
        }
      }
    }
    StateBar.write(all, tall: true, into: &page)
    StateBar.writeKey(all, into: &page)
  }

  private func writeTime(into card: inout HTML) {
    card.element(.h2, text: "Over time")
    guard let chart = TimeChart(timeline) else {
      card.element(
        .p, .style("soft"),
        text: "The curve begins when sync finds the first change in the tree.")
      return
    }
    chart.write(into: &card)
    card.element(.ul, .style("key")) { list in
      for (state, name) in [(SiteState.open, "left in the tree"), (.converted, "done")] {
        list.element(.li) { item in
          StateBar.dot(state, into: &item)
          item.text(name)
        }
      }
    }
  }

  private func writeTable(
    _ noun: String, _ tallies: [Tally], into card: inout HTML, _ address: (String) -> Address
  ) {
    let scale = tallies.map(\.total).max() ?? 1
    writeRows(noun, tallies.prefix(Self.shown), scale, into: &card, address)
    if tallies.count > Self.shown {
      card.element(.details) { details in
        details.element(.summary, text: "\(tallies.count - Self.shown) more")
        writeRows(noun, tallies.dropFirst(Self.shown), scale, into: &details, address)
      }
    }
  }

  private func writeRows(
    _ noun: String, _ tallies: ArraySlice<Tally>, _ scale: Int, into html: inout HTML,
    _ address: (String) -> Address
  ) {
    html.element(.table) { table in
      table.element(.thead) { head in
        head.element(.tr) { row in
          row.element(.th, .text(.scope, "col"), text: noun)
          row.element(.th, .text(.scope, "col"), text: "state")
          for name in ["left", "done"] {
            row.element(.th, .style("n"), .text(.scope, "col"), text: name)
          }
        }
      }
      table.element(.tbody) { body in
        for tally in tallies {
          body.element(.tr) { row in
            row.element(.td, .style("name")) {
              $0.element(
                .a, .href(address(tally.name)), text: tally.name.isEmpty ? "(none)" : tally.name)
            }
            row.element(.td, .style("wide")) { StateBar.write(tally, scale: scale, into: &$0) }
            row.element(.td, .style("n"), text: String(tally.left))
            row.element(.td, .style("n"), text: "\(tally.share) %")
          }
        }
      }
    }
  }

  private func writePeople(into card: inout HTML) {
    if people.isEmpty {
      return card.element(.p, .style("soft"), text: "Nobody has claimed or converted a site yet.")
    }
    writePeople(people.prefix(Self.shown), into: &card)
    if people.count > Self.shown {
      card.element(.details) { details in
        details.element(.summary, text: "\(people.count - Self.shown) more")
        writePeople(people.dropFirst(Self.shown), into: &details)
      }
    }
  }

  private func writePeople(_ people: ArraySlice<Contribution>, into html: inout HTML) {
    html.element(.table) { table in
      table.element(.thead) { head in
        head.element(.tr) { row in
          row.element(.th, .text(.scope, "col"), text: "person")
          for name in ["claimed", "posted", "converted"] {
            row.element(.th, .style("n"), .text(.scope, "col"), text: name)
          }
        }
      }
      table.element(.tbody) { body in
        for one in people {
          body.element(.tr) { row in
            row.element(.td, .style("name")) {
              $0.element(
                .a, .href(.held(by: one.person)), .text(.title, one.person.address),
                text: one.person.shortName)
            }
            for count in [one.claimed, one.posted, one.converted] {
              row.element(.td, .style("n"), text: String(count))
            }
          }
        }
      }
    }
  }
}
