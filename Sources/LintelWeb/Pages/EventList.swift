// SPDX-License-Identifier: GPL-2.0-only

import LintelCampaign

/// What happened, a line each.
enum EventList {
  /// Adds the list; `linked` says whether each line names its site.
  static func write(_ events: [Event], linked: Bool, into html: inout HTML) {
    if events.isEmpty { return html.element(.p, .style("soft"), text: "Nothing yet.") }
    html.element(.ol, .style("history")) { list in
      for event in events {
        list.element(.li) { item in
          item.element(.time, .text(.datetime, event.at.text), text: event.at.day)
          if linked, let key = event.site {
            item.element(.a, .href(.site(key)), .style("mono"), text: key)
            item.text(" ")
          }
          item.text(words(event))
          if let commit = event.commit {
            item.text(" by ")
            item.element(.code, text: String(commit.id.prefix(12)))
            item.text(" (\(commit.subject), \(commit.author.shortName))")
          }
        }
      }
    }
  }

  /// The event in words, without its commit.
  private static func words(_ event: Event) -> String {
    let who = event.person?.shortName ?? "somebody"
    switch event.kind {
    case .found: return "found" + (event.place.map { " at \($0)" } ?? "")
    case .added: return "new" + (event.place.map { " at \($0)" } ?? "")
    case .moved: return "moved" + (event.place.map { " to \($0)" } ?? "")
    case .returned: return "is back" + (event.place.map { " at \($0)" } ?? "")
    case .converted where event.detail.isEmpty: return "gone"
    case .converted: return "converted to \(event.detail)()"
    case .replaced: return "replaced by \(event.detail)()"
    case .dropped: return "dropped"
    case .removed: return "removed with its function"
    case .merged: return "merged with the call in \(event.detail)()"
    case .gone: return "gone"
    case .claimed:
      let end = Timestamp(event.detail).map { " until \($0.day)" } ?? ""
      return "claimed by \(who)\(end)"
    case .released:
      return event.detail == "released" ? "released by \(who)" : "claim of \(who) \(event.detail)"
    case .noted: return "note by \(who): \(event.detail)"
    case .posted: return "patch posted, version \(event.detail)"
    case .superseded: return "superseded by a newer version"
    case .tagged: return "answered with a trailer"
    case .applied: return "patch applied, says a reply"
    case .synced: return "looked at the tree: \(event.detail)"
    }
  }
}
