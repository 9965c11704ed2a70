// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import LintelCampaign
import LintelText

/// `lintel-campaign sync`: looks at the tree again.
struct SyncCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync",
    abstract: "Look at the tree again: what is converted, by which commit, and what is new.")

  @Option(help: "The top of the tree; else where it was.")
  var tree: String?

  @Flag(help: "Also list the sites that have another file or function.")
  var moved = false

  @OptionGroup var ledger: LedgerOptions

  func run() throws {
    try reporting {
      let ledger = try ledger.open()
      let settings = try ledger.settings()
      let now = Timestamp.now
      let snapshot = try TreeSnapshot.census(
        root: tree.map(FileTree.absolutePath) ?? settings.root, apis: settings.apis,
        home: settingsFolder)
      let report = try ledger.sync(with: snapshot, now: now)
      Output.write("\(report.from) -> \(report.to)".printable + "\n")
      for site in report.ended + report.judged + report.added + report.returned {
        Output.write(site.summary + "\n")
      }
      if moved {
        for move in report.moved {
          Output.write("\(move.key)  moved  \(move.from) -> \(move.to)".printable + "\n")
        }
      }
      Output.write(
        """
        still there \(report.still), moved \(report.moved.count), \
        \(SiteState.allCases.filter { !$0.isLeft }.map { "\($0.rawValue) \(report.count($0))" }
          .joined(separator: ", ")), \
        new \(report.added.count), back \(report.returned.count)

        """)
    }
  }
}
