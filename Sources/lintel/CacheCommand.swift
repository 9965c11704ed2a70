// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Lintel
import LintelText

/// `lintel cache`: what earlier checks have left for later ones.
struct CacheCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cache",
    abstract: "Show or clear the results that checks of folders keep.",
    subcommands: [CacheStatusCommand.self, CacheClearCommand.self])
}

/// The folder that both commands work on.
struct CacheFolderOption: ParsableArguments {
  @Option(help: "The folder that was given to lintel check --cache=DIR.")
  var dir: String?

  /// The folder; throws where there is none.
  func folder() throws -> CacheFolder {
    guard let folder = CacheFolder(named: dir) else {
      Output.complain("lintel", "no folder for a cache: set HOME or XDG_CACHE_HOME, or use --dir")
      throw ExitCode(2)
    }
    if let problem = folder.problem {
      Output.complain("lintel", problem.description)
      throw ExitCode(2)
    }
    return folder
  }
}

/// `lintel cache status`.
struct CacheStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Say where the cache is and how large.")

  @OptionGroup var option: CacheFolderOption

  func run() throws {
    let folder = try option.folder()
    let status = folder.status()
    Output.write(
      """
      folder:   \(folder.path)
      segments: \(status.segments)
      bytes:    \(status.bytes) of at most \(CacheFolder.limit)

      """)
  }
}

/// `lintel cache clear`.
struct CacheClearCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clear", abstract: "Remove all kept results, and what is kept about trees.")

  @OptionGroup var option: CacheFolderOption

  func run() throws {
    try option.folder().clear()
    if option.dir == nil { UserCache.forgetTrees() }
  }
}
