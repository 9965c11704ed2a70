// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import LintelCampaign

/// `lintel-campaign history`: what happened to sites.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "List what happened to call sites, the oldest first.")

  @Argument(help: "SITE: an id, PATH, PATH:LINE, PATH:FUNCTION or subsystem:TITLE.")
  var targets: [String]

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var format: FormatOptions

  func run() throws {
    try reporting {
      let events = try ledger.open().history(of: targets.map(SiteTarget.init))
      switch format.format {
      case .text: Output.write(events.map { $0.summary + "\n" }.joined())
      case .json: try Output.write(json: events)
      }
    }
  }
}

extension Event {
  /// The event on one line.
  var summary: String {
    var text = "\(at.text)  \(site ?? "-")  \(kind.rawValue)"
    if let place { text += " at \(place)" } else if !detail.isEmpty { text += " \(detail)" }
    if let person { text += " by \(person)" }
    if let commit {
      text += " by \(commit.id.prefix(12)) (\"\(commit.subject)\", \(commit.author))"
    }
    if let messageID { text += " <\(messageID)>" }
    return text.printable
  }
}
