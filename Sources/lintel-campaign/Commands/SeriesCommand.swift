// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import LintelCampaign
import LintelText

/// `lintel-campaign series`: what was claimed as work for each subsystem.
struct SeriesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "series",
    abstract: "Group the sites that you have into series: one a subsystem, one patch a file.")

  @Option(help: "The most patches of one series.")
  var max = 15

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var person: PersonOptions
  @OptionGroup var format: FormatOptions

  func validate() throws {
    if max < 1 { throw ValidationError("--max takes a number from 1, not \(max)") }
  }

  func run() throws {
    try reporting {
      let plan = try ledger.open().seriesPlan(
        for: person.person(), mostPatches: max, now: .now)
      if format.format == .json { return try Output.write(json: plan) }
      for (index, series) in plan.series.enumerated() {
        if index > 0 { Output.write("\n") }
        Output.write(series.page)
      }
    }
  }
}

extension SeriesPlan.Series {
  /// The series in words.
  fileprivate var page: String {
    var lines = [
      "\(subsystem.isEmpty ? "no subsystem" : subsystem): \(counted(patches.count, "patch", plural: "patches"))"
    ]
    lines.append("  subject: \(prefix ?? "(the history does not tell a prefix)")")
    if let base { lines.append("  base:    \(base)") }
    for contact in contacts {
      lines.append("  \(contact.role == .list ? "to:     " : "cc:     ") \(contact.person)")
    }
    for (index, patch) in patches.enumerated() {
      lines.append("  \(index + 1)/\(patches.count) \(patch.path)")
      for site in patch.sites {
        let function = site.function.isEmpty ? "" : " in \(site.function)()"
        lines.append("    \(site.key)  line \(site.line)  \(site.api)()\(function)")
      }
    }
    return lines.map { $0.printable + "\n" }.joined()
  }
}

/// `lintel-campaign check-duplicate`: whether somebody else is at it.
struct CheckDuplicateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-duplicate",
    abstract: "Tell before sending whether others claim or have posted what a patch converts.")

  @Argument(help: "The patch; - is standard input.")
  var patch: String

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var person: PersonOptions

  func run() throws {
    try reporting {
      var text = ByteBuffer()
      try InputFile.read(patch, into: &text)
      let own = try person.person()
      let (sites, others) = try ledger.open().duplicates(
        ofPatch: text.view.bytes, by: own, now: .now)
      for site in others {
        if !site.state.isLeft {
          Output.complain(site.refusal)
        } else if let patch = site.patch, !patch.author.isSame(as: own) {
          Output.complain(
            "\(site.key) \(site.path):\(site.line): v\(patch.version) by \(patch.author), \(patch.link)"
              .printable)
        } else {
          Output.complain(site.refusal)
        }
      }
      Output.write(
        "\(patch.printable): converts \(counted(sites.count, "site")), \(others.count) of others\n")
      if !others.isEmpty { throw Status.refused }
    }
  }
}
