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
struct CampaignCommand: ParsableCommand {
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
      VerdictsCommand.self, TakeCommand.self,
      MergeCommand.self, CheckCommand.self, ServeCommand.self, TokenCommand.self,
    ])

  /// Not `async`: Swift's executor would start its threads before anything is done, and they end the
  /// program by a trap where there are too few file descriptors for them.
  static func main() {
    StandardStreams.holdClosed()
    Signals.endAtFaults()
    Signals.ignoreWriteFailures()
    Signals.heedEnds()
    let program = CommandProgram(CampaignCommand.self)
    let arguments = Array(ProgramArguments.all.dropFirst())
    if let problem = DescriptorLimit.problem(needing: descriptorCount) {
      program.end(.complaint(problem))
    }
    program.run(arguments)
  }

  /// How many file descriptors a command may have open at once: a ledger and what SQLite keeps beside
  /// it, two gits, a patch, a report.
  private static let descriptorCount = 24
}
