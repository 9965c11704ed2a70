// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Lintel
import LintelCommands
import LintelMaintainers
import LintelText

/// The program: it is checkpatch.pl when it is started under a name that begins with `checkpatch`,
/// get_maintainer.pl under one that begins with `get_maintainer`, and has subcommands else.
///
/// What these scripts do does not go through ArgumentParser: their habits of reading options are not
/// those of any library, and a check has to start in milliseconds.
///
/// Nothing here is `async` for the same reason: Swift's executor starts three threads, and moves the
/// program to one of them, before anything is done.
@main
struct Program {
  static func main() {
    StandardStreams.holdClosed()
    Signals.endAtFaults()
    Signals.ignoreWriteFailures()
    Signals.heedEnds()
    let invocation = Invocation(ProgramArguments.all.first ?? "lintel")
    let given = Array(ProgramArguments.all.dropFirst())
    if invocation.isCheckpatch { CheckCommand(invocation: invocation, arguments: given).run() }
    if invocation.isGetMaintainer {
      MaintainersCommand(invocation: invocation, arguments: given).run()
    }
    let arguments = CommandPath.withoutHelpWord(given)
    let rest = Array(arguments.dropFirst())
    switch arguments.first {
    case "baseline":
      if let task = BaselineTask(rest) {
        CheckCommand(
          invocation: invocation, arguments: ["-f"] + rest.dropFirst(), baselineTask: task
        ).run()
      }
      runCommand(arguments)
    case "check": CheckCommand(invocation: invocation, arguments: rest).run()
    case "maintainers": MaintainersCommand(invocation: invocation, arguments: rest).run()
    case "convert": runCommand(ConvertCommand.arguments(arguments))
    default: runCommand(arguments)
    }
  }

  /// Runs one of the commands that ArgumentParser reads.
  private static func runCommand(_ arguments: [String]) {
    CommandProgram(LintelCommand.self).run(arguments)
  }

  /// What `--version` prints, of every command.
  static let version = LintelVersion.text(
    program: "lintel",
    compatibleWith: "checkpatch.pl \(HelpText.compatibleVersion) and get_maintainer.pl "
      + "\(MaintainerHelp.compatibleVersion) of the tree (\(ScriptVersion.span)); without one, "
      + "of Linux \(ScriptVersion.newestNumbered.rawValue)")
}

/// How the program was started.
struct Invocation {
  /// The name of the program for messages.
  let name: String
  /// Whether it plays checkpatch.pl.
  let isCheckpatch: Bool
  /// Whether it plays get_maintainer.pl.
  let isGetMaintainer: Bool
  /// The tree whose `scripts/` folder the program was started from; nil elsewhere.
  let tree: String?

  init(_ path: String) {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    isCheckpatch = file.hasPrefix("checkpatch")
    isGetMaintainer = file.hasPrefix("get_maintainer")
    name = isCheckpatch || isGetMaintainer ? file : "lintel"
    let folder = "/scripts/\(file)"
    tree = path.hasSuffix(folder) ? String(path.dropLast(folder.count)) : nil
  }
}

/// The subcommands.
struct LintelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lintel",
    abstract: "Checks patches and source for the Linux kernel.",
    discussion: """
      lintel check takes the options of the kernel's scripts/checkpatch.pl, and lintel \
      maintainers those of scripts/get_maintainer.pl; lintel maintainers check looks for what is \
      wrong in MAINTAINERS itself. Started under a name that begins with checkpatch or \
      get_maintainer, the program is that script.
      """,
    version: Program.version,
    subcommands: [
      ArchiveCommand.self, BaselineHelp.self, CheckHelp.self, CacheCommand.self,
      CensusCommand.self, CompatCommand.self, ConfigCommand.self,
      ConvertCommand.self,
      DeprecationsCommand.self,
      ExplainCommand.self, FixCommand.self, InstallShimCommand.self, MaintainersHelp.self,
      MappingsCommand.self, ServerCommand.self,
      UninstallShimCommand.self,
    ])
}

/// Stands for `lintel check` in the help; the program handles that word itself.
struct CheckHelp: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check patches, mails, commits and source files.")
}
