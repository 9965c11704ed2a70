// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Lintel

/// Stands for `lintel baseline` in the help; the program handles these words itself.
struct BaselineHelp: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline",
    abstract: "Keep the findings of old files, so that only new ones are reported.",
    discussion: """
      The file is \(BaselineReader.defaultName) unless --baseline=FILE names another. A finding is \
      known by its type, its path, and the text of its line. All options of lintel check say what is \
      found; give the same ones each time.
      """,
    subcommands: [BaselineWriteHelp.self, BaselineCheckHelp.self, BaselinePruneHelp.self])
}

/// Stands for `lintel baseline write`.
struct BaselineWriteHelp: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "write", abstract: "Take the findings of files and folders into the baseline.")

  @OptionGroup var option: BaselineFileOption
}

/// Stands for `lintel baseline check`.
struct BaselineCheckHelp: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Report what is not in the baseline, and fail where it has what is gone.")

  @OptionGroup var option: BaselineFileOption
}

/// Stands for `lintel baseline prune`.
struct BaselinePruneHelp: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune", abstract: "Take what is gone out of the baseline; nothing is added.")

  @OptionGroup var option: BaselineFileOption
}

/// What the help shows of their options.
struct BaselineFileOption: ParsableArguments {
  @Option(help: "The file of the baseline.")
  var baseline = BaselineReader.defaultName

  @Argument(help: "Files, and folders for the files in them.")
  var files: [String]
}
