// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Lintel
import LintelText

/// `lintel deprecations`: the table of DEPRECATED_API.
struct DeprecationsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deprecations",
    abstract: "List the deprecated functions, with where each entry comes from.",
    subcommands: [DeprecationsPatchCommand.self])

  @Option(name: .customLong("deprecations"), help: "A file with further entries.")
  var files: [String] = []

  @Option(help: "The kernel tree whose entries count too; else the one around this folder.")
  var root: String?

  @Option(help: "How the table is written.")
  var format = Deprecations.ListingFormat.text

  func run() throws {
    let home = Deprecations.settingsDirectory(
      xdgConfigHome: Environment.value("XDG_CONFIG_HOME"), home: Environment.value("HOME"))
    let tree = try findTree()
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

extension DeprecationsCommand {
  /// The tree that is named, or around the working directory; nil where there is none around it.
  private func findTree() throws -> Tree? {
    do throws(CommandTree.Missing) {
      return try CommandTree.find(root: root, git: Git())
    } catch {
      guard root != nil else { return nil }
      Output.complain("lintel", error.message)
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

  @Option(help: "The kernel tree; else the one around this folder.")
  var root: String?

  @Flag(help: "Leave out the Signed-off-by line.")
  var noSignoff = false

  func run() throws {
    let script = try readScript()
    let identity = try authorIdentity()
    do {
      var out = ByteBuffer()
      let additions = try entries.map { entry throws(DeprecationsPatch.Failure) in
        try DeprecationsPatch.Addition(entry)
      }
      try script.withView { script throws(DeprecationsPatch.Failure) in
        try DeprecationsPatch.write(
          adding: additions, to: script, identity: identity, signOff: !noSignoff,
          into: &out)
      }
      Output.write(out.view)
    } catch {
      Output.complain("lintel", error.description)
      throw ExitCode(2)
    }
  }

  /// Who the patch is from, as git says.
  private func authorIdentity() throws -> String {
    do throws(InputError) {
      return try Git().authorIdentity()
    } catch {
      Output.complain("lintel", error.description)
      throw ExitCode(2)
    }
  }

  /// The tree's own script, also where a shim is in its place.
  private func readScript() throws -> [UInt8] {
    do throws(ShimError) {
      let script = try ShimInstallation.original(of: .checkpatch, in: top)
      if script.isReplaced {
        Output.complain(
          "lintel",
          "\(top)/scripts/checkpatch.pl starts Lintel; uninstall-shim before you apply this")
      }
      return script.text
    } catch {
      Output.complain("lintel", error.message)
      throw ExitCode(2)
    }
  }

  private var top: String {
    if let root { return root }
    guard case .found(let tree) = TreeSearch.aroundWorkingDirectory(git: Git()) else { return "." }
    return tree.root
  }
}
