// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Foundation
import LintelCampaign
import LintelText

/// `lintel-campaign verdicts`: takes over what `lintel convert` says of the sites.
struct VerdictsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verdicts",
    abstract: "Note what lintel convert --format json says of the call sites.",
    discussion: "Each line is an object; a line that is none stops it, and nothing is noted.")

  @Argument(help: "The file; - is standard input.")
  var file: String

  @OptionGroup var ledger: LedgerOptions

  func run() throws {
    try reporting {
      var text = ByteBuffer()
      try InputFile.read(file, into: &text)
      let decoder = JSONDecoder()
      var reports: [FunctionReport] = []
      for (number, line) in text.view.bytes.split(separator: 10).enumerated() {
        guard let report = try? decoder.decode(FunctionReport.self, from: Data(line)) else {
          throw LedgerError.invalid(
            "\(file.printable): object \(number + 1) is no verdict of lintel convert")
        }
        reports.append(report)
      }
      let (sites, unknown) = try ledger.open().note(reports, now: .now)
      Output.write("noted verdicts on \(counted(sites, "site"))\n")
      if unknown > 0 {
        Output.complain("\(counted(unknown, "call")) not in the ledger: sync it first")
      }
    }
  }
}

/// `lintel-campaign take`: something to convert.
struct TakeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "take",
    abstract: "Claim functions that can be converted at once and that nobody has.",
    discussion: "What can be converted is what verdicts has noted.")

  @Argument(help: "How many functions.")
  var count = 1

  @Option(help: "The last day of the claim, 2026-12-31, or how long it lasts, 30d or 6w.")
  var expires: String?

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var person: PersonOptions

  func validate() throws {
    if count < 1 { throw ValidationError("take takes a number from 1, not \(count)") }
  }

  func run() throws {
    try reporting {
      let now = Timestamp.now
      let deadline = try ClaimCommand.deadline(expires, now: now)
      let taken = try ledger.open().take(
        count, by: person.person(), expires: deadline, now: now)
      for offer in taken {
        for site in offer.sites { Output.write(site.summary + "\n") }
        Output.write("  \(offer.verdict.summary) (\(offer.verdict.origin))\n")
      }
      if taken.count < count {
        Output.complain("\(counted(taken.count, "function")) free that can be converted at once")
        throw Status.refused
      }
    }
  }
}
