// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import LintelCampaign

/// `lintel-campaign show`: all about a site.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show call sites with their patches, claims and contacts.")

  @Argument(help: "SITE: an id, PATH, PATH:LINE, PATH:FUNCTION or subsystem:TITLE.")
  var targets: [String]

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var format: FormatOptions

  func run() throws {
    try reporting {
      let ledger = try ledger.open()
      let sites = try ledger.sites(at: targets.map(SiteTarget.init), now: .now)
      if format.format == .json { return try Output.write(json: sites) }
      let settings = try ledger.settings()
      let table = try Recipe.table(root: settings.root, home: settingsFolder)
      let verdicts = try ledger.verdicts(on: sites)
      var shown: Set<String> = []
      for (index, site) in sites.enumerated() {
        if index > 0 { Output.write("\n") }
        Output.write(site.page)
        if let verdict = verdicts[site.key] {
          Output.write("  verdict    \(verdict.summary)\n             \(verdict.origin)\n")
        }
        for contact in try ledger.contacts(of: site.subsystem) {
          Output.write("  \(contact.role.rawValue.padded(10)) \(contact.person)\n")
        }
        // One recipe is enough for all calls of a function.
        if let recipe = Recipe(site.api, table), shown.insert(site.api).inserted {
          Output.write(recipe.page)
        }
      }
    }
  }
}

extension Site {
  /// All that is known of the site, a line each.
  fileprivate var page: String {
    var lines = [
      "\(key)  \(api)()  \(state.rawValue)",
      "  place      \(path):\(line)" + (function.isEmpty ? "" : " in \(function)()"),
      "  line       \(text)",
      "  subsystem  \(subsystem.isEmpty ? "none in MAINTAINERS" : subsystem)",
    ]
    if let holder {
      let until = holder.expires.map { " until \($0.day)" } ?? ""
      lines.append("  claimed    by \(holder.person) since \(holder.since.day)\(until)")
    }
    if let patch {
      lines.append("  patch      v\(patch.version) by \(patch.author) on \(patch.sent.day)")
      lines.append("             \(patch.subject)")
      lines.append("             \(patch.link)")
    }
    if let addedBy { lines.append("  added by   \(addedBy.words)") }
    if let goneBy { lines.append("  gone by    \(goneBy.words)") }
    if !successor.isEmpty { lines.append("  now        \(successor)()") }
    for line in evidence { lines.append("             \(line)") }
    return lines.map { $0.printable + "\n" }.joined()
  }
}

extension Recipe {
  /// The recipe, indented as the rest of a site's page is.
  fileprivate var page: String {
    var lines = ["  instead    \(replacement)"]
    func add(_ title: String, _ texts: [String]) {
      for (index, text) in texts.enumerated() {
        lines.append("  \((index == 0 ? title : "").padded(10)) \(text)")
      }
    }
    add("because", reason)
    add("mind", note)
    add("before", before)
    add("after", after)
    add("look at", review)
    add("examples", examples)
    add("more", link)
    return lines.map { $0.printable + "\n" }.joined()
  }
}

extension Site.Commit {
  /// The commit on one line.
  var words: String { "\(id.prefix(12)) (\"\(subject)\") by \(author) on \(authored.day)" }
}
