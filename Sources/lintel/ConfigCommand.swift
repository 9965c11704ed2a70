// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Lintel
import LintelText

/// `lintel config`: what is configured, and where.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Show which settings hold here, or for a file, and where each is from.",
    discussion: "Documentation/Configuration.md has the files and the settings.")

  @Argument(help: "A file, for what is not reported of it.")
  var path: String?

  func run() throws {
    let configuration = CheckConfiguration(asScript: false) { Environment.value($0) }
    if let refusal = configuration.refusal { throw failure(refusal) }
    let filter = PathRuleFilter(
      configuration.layers.rules, top: FileTree.absolutePath(WorkingDirectory.path))
    let rules = path.map { filter.rules(for: Array($0.utf8)) } ?? configuration.layers.rules
    switch SettingsListing.text(configuration, rules: rules) {
    case .success(let text): Output.write(text)
    case .failure(let fault): throw failure(fault.message)
    }
  }

  private func failure(_ message: String) -> ExitCode {
    Output.complain("lintel", message)
    return ExitCode(2)
  }
}
