// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Lintel
import LintelText

/// `lintel explain`: why a type is reported, and what to write instead.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explain a type: why it is reported, with examples.")

  @Argument(help: "The type, such as DEPRECATED_API.")
  var types: [String]

  func run() throws {
    var isComplete = true
    for type in types {
      guard let info = RuleCatalog.info(named: type) else {
        let hint = NearestName.hint(for: type, among: RuleCatalog.all.map(\.name))
        let rest = hint.isEmpty ? "; lintel check --list-types names them all" : hint
        Output.complain("lintel", "\(type.isEmpty ? "''" : type): no such type\(rest)")
        isComplete = false
        continue
      }
      Output.write(RuleDocument.text(info))
    }
    if !isComplete { throw ExitCode(ExitStatus.failure.rawValue) }
  }
}
