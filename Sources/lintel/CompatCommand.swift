// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Lintel
import LintelText

/// `lintel compat`: whose answers a check gives here, and how that was found out.
struct CompatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compat",
    abstract: "Show how the tree's checkpatch.pl differs from other versions.",
    discussion: """
      Each variant is on or off, and the text that the script has or does not have says why. Then come \
      the types that only one of the two has. Documentation/Versions.md has the table.
      """)

  @Argument(help: "A kernel tree, or a checkpatch.pl; the tree here unless given.")
  var place: String?

  @Option(help: "tree, newest, 7.3, 6.18, 6.12, 6.6, 6.1 or u-boot.")
  var compat = "tree"

  func run() throws {
    guard let choice = CompatChoice(word: compat) else {
      throw failure(
        "--compat cannot be '\(compat)': use one of \(CompatChoice.words.joined(separator: ", "))")
    }
    Output.write(
      CompatListing.text(
        ScriptProfile(choice, script: try script()), types: RuleCatalog.all))
  }

  private func script() throws -> ScriptText? {
    do throws(InputError) {
      guard let place else {
        guard let folder = ScriptFolder.find(program: nil, root: nil, tree: nil) else { return nil }
        return try ScriptText.load(inFolder: folder)
      }
      if FileKind(at: place) != .directory {
        if let script = ScriptText(at: place) { return script }
      } else if let script = try ScriptText.load(inFolder: place + "/scripts") {
        return script
      } else if let script = try ScriptText.load(inFolder: place) {
        return script
      }
    } catch {
      throw failure(error.description)
    }
    throw failure("\(place ?? "."): no checkpatch.pl there")
  }

  private func failure(_ message: String) -> ExitCode {
    Output.complain("lintel", message)
    return ExitCode(2)
  }
}
