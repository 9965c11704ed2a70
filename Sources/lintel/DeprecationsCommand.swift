// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Lintel
import LintelText

/// `lintel deprecations`: the table behind DEPRECATED_API.
struct DeprecationsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deprecations",
    abstract: "List the deprecated functions, with where each entry comes from.",
    subcommands: [DeprecationsPatchCommand.self])

  @Option(name: .customLong("deprecations"), help: "A file with further entries.")
  var files: [String] = []

  @Option(help: "The kernel tree whose entries count too.")
  var root = "."

  @Option(help: "text or json.")
  var format = Deprecations.ListingFormat.text

  func run() throws {
    let home = Deprecations.settingsDirectory(
      xdgConfigHome: Environment.value("XDG_CONFIG_HOME"), home: Environment.value("HOME"))
    let tree = Tree(root: root, git: Git())
    do {
      let table = try Deprecations.load(tree: tree?.root, home: home, files: files)
      var out = ByteBuffer()
      table.list(as: format, to: &out)
      Output.write(out.view)
    } catch {
      Output.complain("lintel", error.description)
      throw ExitCode(2)
    }
  }
}

extension Deprecations.ListingFormat: ExpressibleByArgument {}

/// `lintel deprecations patch`: the mail that adds entries to the tree's script.
struct DeprecationsPatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "patch",
    abstract: "Print a patch, ready for git am, that adds entries to the tree's checkpatch.pl.")

  @Argument(help: "NAME=REPLACEMENT, one for each function.")
  var entries: [String]

  @Option(help: "The kernel tree.")
  var root = "."

  @Flag(help: "Leave out the Signed-off-by line.")
  var noSignoff = false

  func run() throws {
    var script = ByteBuffer()
    do {
      try InputFile.read(root + "/scripts/checkpatch.pl", into: &script)
    } catch {
      Output.complain("lintel", error.description)
      throw ExitCode(2)
    }
    do {
      var out = ByteBuffer()
      let additions = try entries.map { entry throws(DeprecationsPatch.Failure) in
        try DeprecationsPatch.Addition(entry)
      }
      try DeprecationsPatch.write(
        adding: additions, to: script.view, identity: Git().authorIdentity, signOff: !noSignoff,
        into: &out)
      Output.write(out.view)
    } catch {
      Output.complain("lintel", error.description)
      throw ExitCode(2)
    }
  }
}
