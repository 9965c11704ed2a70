// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Lintel
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
    Signals.endAtFaults()
    Signals.ignoreWriteFailures()
    Signals.heedEnds()
    let arguments = ProgramArguments.all
    let invocation = Invocation(arguments.first ?? "lintel")
    if invocation.isCheckpatch {
      CheckCommand(invocation: invocation, arguments: Array(arguments.dropFirst())).run()
    } else if arguments.count > 1 && arguments[1] == "check" {
      CheckCommand(invocation: invocation, arguments: Array(arguments.dropFirst(2))).run()
    } else if invocation.isGetMaintainer {
      MaintainersCommand(invocation: invocation, arguments: Array(arguments.dropFirst())).run()
    } else if arguments.count > 1 && arguments[1] == "maintainers" {
      MaintainersCommand(invocation: invocation, arguments: Array(arguments.dropFirst(2))).run()
    } else if arguments.dropFirst() == ["--version"] {
      // ArgumentParser looks at all subcommands first.
      Output.write(LintelVersion.text + "\n")
    } else {
      LintelCommand.main(Array(arguments.dropFirst()))
    }
  }
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
      lintel check takes the options of the kernel's scripts/checkpatch.pl; lintel check --help
      lists them, and lintel maintainers those of scripts/get_maintainer.pl. Started under a name
      that begins with checkpatch or get_maintainer, the program is that script.
      """,
    version: LintelVersion.text,
    subcommands: [
      CheckHelp.self, CacheCommand.self, CensusCommand.self, DeprecationsCommand.self,
      ExplainCommand.self, FixCommand.self, InstallShimCommand.self, MaintainersHelp.self,
    ])
}

/// Stands for `lintel check` in the help; the program handles that word itself.
struct CheckHelp: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check patches, mails, commits and source files.")
}
