// SPDX-License-Identifier: GPL-2.0-only

/// All types that a check can report, sorted by name.
package enum RuleCatalog {
  /// The types, each once.
  package static let all: [RuleInfo] = {
    var infos = CheckOrder.Stage.allCases.flatMap { stage in
      CheckOrder.checks(in: stage).flatMap(\.infos)
    }
    infos += CheckOrder.commitSteps.flatMap { $0.reports }
    let others: [any Rule.Type] =
      CheckOrder.inputRules + CheckOrder.newFileNameRules + CheckOrder.fileRules
      + CheckOrder.combinedDiffRules
    for rule in others { infos += rule.infos }
    var known: Set<String> = []
    let unique = infos.filter { known.insert($0.name).inserted }
    return unique.sorted { $0.name < $1.name }
  }()

  /// The type of this name; capitals and lowercase letters are the same.
  package static func info(named name: String) -> RuleInfo? {
    let name = name.uppercased()
    return all.first { $0.name.uppercased() == name }
  }
}
