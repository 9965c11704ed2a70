// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import LintelCampaign

/// `lintel-campaign mine`: what somebody has claimed.
struct MineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mine", abstract: "List the call sites that you have claimed.")

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var person: PersonOptions
  @OptionGroup var format: FormatOptions

  func run() throws {
    try reporting {
      let sites = try ledger.open().sites(of: person.person(), now: .now)
      switch format.format {
      case .text: Output.write(sites.map { $0.summary + "\n" }.joined())
      case .json: try Output.write(json: sites)
      }
    }
  }
}

/// `lintel-campaign stale`: claims from which nothing came.
struct StaleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stale", abstract: "List claims that are old and have no posted patch.")

  @Option(help: "How old a claim has to be.")
  var days = 30

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var format: FormatOptions

  func validate() throws {
    if !(0...100_000).contains(days) {
      throw ValidationError("--days takes 0 to 100000, not \(days)")
    }
  }

  func run() throws {
    try reporting {
      let sites = try ledger.open().staleSites(days: days, now: .now)
      switch format.format {
      case .text:
        for site in sites {
          let since = site.holder.map { "  since \($0.since.day)" } ?? ""
          Output.write(site.summary + since + "\n")
        }
      case .json: try Output.write(json: sites)
      }
    }
  }
}
