// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import LintelCampaign

/// `lintel-campaign status`: how far the campaign is.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Count the call sites by how far they are.")

  @Option(name: .customLong("by"), help: "What to count by.")
  var grouping = Ledger.Grouping.api

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var format: FormatOptions

  func run() throws {
    try reporting {
      let ledger = try ledger.open()
      let tallies = try ledger.tallies(by: grouping, now: .now)
      switch format.format {
      case .text:
        let settings = try ledger.settings()
        let revisions = try ledger.revisions()
        if let last = revisions.last {
          let commit = last.commit.map { ", commit \($0.prefix(12))" } ?? ""
          Output.write(
            "\(settings.root): \(last.label)\(commit), looked at on \(last.taken.day)".printable
              + "\n\n")
        }
        Output.write(Self.table(tallies, of: grouping))
      case .json: try Output.write(json: tallies)
      }
    }
  }

  /// The counts as a table with a line for the sums.
  private static func table(_ tallies: [Tally], of grouping: Ledger.Grouping) -> String {
    var sum = Tally(name: "all", counts: [:])
    for tally in tallies { sum.counts.merge(tally.counts, uniquingKeysWith: +) }
    let names = tallies.map { $0.name.isEmpty ? "(none)" : $0.name.printable } + [sum.name]
    let width = (names.map(\.count) + [grouping.rawValue.count]).max() ?? 0
    var text = grouping.rawValue.padded(width)
    // The states that tell how far something is are always there, the ways to end where one is met.
    let states = SiteState.allCases.filter { $0.isLeft || $0 == .converted || sum[$0] > 0 }
    for state in states { text += state.rawValue.aligned(11) }
    text += "total".aligned(9) + "done".aligned(7) + "\n"
    for (name, tally) in zip(names, tallies + [sum]) {
      text += name.padded(width)
      for state in states { text += String(tally[state]).aligned(11) }
      let share = tally.total == 0 ? 0 : tally.done * 100 / tally.total
      text += String(tally.total).aligned(9) + "\(share) %".aligned(7) + "\n"
    }
    return text
  }
}

extension Ledger.Grouping: ExpressibleByArgument {}
