// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Lintel
import LintelCampaign
import LintelText

/// `lintel-campaign init`: starts a campaign.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Start a campaign: take the census of a tree into a new ledger.")

  @Argument(help: "Functions whose calls go; all deprecated ones where none is named.")
  var apis: [String] = []

  @Option(help: "The top of the tree.")
  var tree = "."

  @OptionGroup var ledger: LedgerOptions

  func run() throws {
    try reporting {
      let path = ledger.path
      // The census of a kernel takes seconds, which are lost where the ledger is there.
      if FileKind.exists(path) { throw LedgerError.exists(path: path) }
      let now = Timestamp.now
      let snapshot = try TreeSnapshot.census(
        root: FileTree.absolutePath(tree), apis: apis, home: settingsFolder)
      let made = try Ledger.start(path, with: snapshot, now: now)
      let files = Set(snapshot.sites.map(\.path)).count
      let count = try made.count(SiteFilter(), now: now)
      Output.write(
        "\(path): \(counted(count, "call")) of \(counted(snapshot.apis.count, "function")) in "
          + "\(counted(files, "file")), \(snapshot.label)\n")
    }
  }
}

/// The folder of the user's settings.
var settingsFolder: String? {
  Deprecations.settingsDirectory(
    xdgConfigHome: Environment.value("XDG_CONFIG_HOME"), home: Environment.value("HOME"))
}
