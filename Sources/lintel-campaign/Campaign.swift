// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Lintel
import LintelCampaign
import LintelCommands
import LintelText

/// The program: keeps the ledger of a tree-wide conversion.
///
/// It is a program of its own so that `lintel check` starts without SQLite.
@main
struct CampaignCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lintel-campaign",
    abstract: "Keep track of who converts which calls of a deprecated function.",
    discussion: """
      SITE is the id of a call site or its beginning, PATH (a file or a directory), PATH:LINE, \
      PATH:FUNCTION or subsystem:TITLE; paths are counted from the top of the tree.

      Exit status: 0 done; 1 refused or not sound (a site is somebody else's, check found a fault); \
      2 not possible (no ledger, unreadable input, wrong usage, a ledger that others kept for a \
      minute).
      """,
    version: LintelVersion.text(
      program: "lintel-campaign", compatibleWith: "ledgers of format 1 to \(Ledger.formatVersion)"),
    subcommands: [
      InitCommand.self, SyncCommand.self, StatusCommand.self, ListCommand.self, ShowCommand.self,
      HistoryCommand.self,
      ClaimCommand.self, ReleaseCommand.self, NoteCommand.self, MineCommand.self,
      StaleCommand.self, ScanCommand.self, SeriesCommand.self, CheckDuplicateCommand.self,
      ReportCommand.self, CcCommand.self, ExportCommand.self, ImportCommand.self,
      MergeCommand.self, CheckCommand.self, ServeCommand.self, TokenCommand.self,
    ])

  static func main() async {
    Signals.endAtFaults()
    Signals.ignoreWriteFailures()
    Signals.heedEnds()
    let arguments = Array(ProgramArguments.all.dropFirst())
    let program = CommandProgram(CampaignCommand.self)
    switch program.parse(arguments) {
    case .failure(let error): program.end(error.ending)
    case .success(var command):
      do {
        if var command = command as? any AsyncParsableCommand {
          try await command.run()
        } else {
          try command.run()
        }
      } catch {
        program.end(program.ending(for: error, arguments))
      }
    }
  }
}
