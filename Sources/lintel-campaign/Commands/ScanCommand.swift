// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import LintelCampaign

/// `lintel-campaign scan`: reads mailing lists.
struct ScanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan",
    abstract: "Read mails: which sites have a posted patch, what was answered, who claims what.")

  @Argument(help: "A mailbox, a Maildir or a public-inbox repository.")
  var sources: [String]

  @OptionGroup var ledger: LedgerOptions

  func run() throws {
    try reporting {
      let ledger = try ledger.open()
      for path in sources {
        let report = try ledger.scan(MailSource(path), now: .now)
        for line in report.refused { Output.complain(line.printable) }
        for patch in report.patches {
          let sites = counted(patch.sites, "site")
          Output.write("\(sites)  v\(patch.version)  \(patch.subject)".printable + "\n")
        }
        for line in report.claims { Output.write(line.printable + "\n") }
        for line in report.conflicts { Output.complain(line.printable) }
        Output.write(
          """
          \(path.printable): \(counted(report.mails, "mail")), \
          \(counted(report.patches.count, "new patch", plural: "new patches")) \
          (\(report.superseded) in place of an older version), \(counted(report.tags, "trailer")), \
          \(counted(report.claims.count, "claim")), \(report.refused.count) passed over

          """)
      }
    }
  }
}
