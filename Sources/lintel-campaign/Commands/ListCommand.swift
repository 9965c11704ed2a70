// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import LintelCampaign

/// `lintel-campaign list`: the call sites.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List call sites with who has them and how far they are.")

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var format: FormatOptions

  func run() throws {
    try reporting {
      let ledger = try ledger.open()
      let sites = try ledger.sites(filter.filter(), now: .now)
      switch format.format {
      case .text:
        let verdicts = try ledger.verdicts(on: sites)
        for site in sites {
          let verdict = verdicts[site.key].map { "  \($0.kind.sign) \($0.kind.rawValue)" } ?? ""
          Output.write(site.summary + verdict + "\n")
        }
      case .json: try Output.write(json: sites)
      }
    }
  }
}

/// Which sites a command is about.
struct FilterOptions: ParsableArguments {
  @Option(help: "Only calls of this function; may be repeated.")
  var api: [String] = []

  @Option(help: "Only sites of this file, or below this directory.")
  var path = ""

  @Option(help: "The same as --path.")
  var directory = ""

  @Option(help: "Only sites of subsystems whose title has this in it.")
  var subsystem = ""

  @Option(help: "Only sites in this function.")
  var function = ""

  @Option(help: "Only sites of somebody whose name or address has this in it.")
  var person = ""

  @Option(help: "Only sites in this state; may be repeated.")
  var state: [SiteState] = []

  @Flag(help: "Only sites that are still in the tree.")
  var left = false

  @Option(help: "Only sites with this in path, function, line or id.")
  var search = ""

  /// The filter.
  func filter() throws -> SiteFilter {
    var filter = left ? SiteFilter.left : SiteFilter()
    if !state.isEmpty { filter.states = Set(state) }
    filter.apis = api
    filter.path = path.isEmpty ? directory : path
    filter.subsystem = subsystem
    filter.function = function
    filter.person = person
    filter.search = search
    return filter
  }
}

extension SiteState: ExpressibleByArgument {}
