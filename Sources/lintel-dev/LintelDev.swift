// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Lintel
import LintelCommands
import LintelText

/// The tools of Lintel's own developers.
@main
struct LintelDev: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lintel-dev",
    abstract: "Tools for the developers of Lintel.",
    version: LintelVersion.text(program: "lintel-dev"),
    subcommands: [GenerateDocs.self, NewRule.self, ComparePrefilter.self, ReadFunctions.self])

  static func main() {
    StandardStreams.holdClosed()
    CommandProgram(LintelDev.self).run(Array(ProgramArguments.all.dropFirst()))
  }
}
