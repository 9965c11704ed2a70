// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// A type that a command line or a configuration file names.
package struct TypeMention: Sendable, Equatable {
  /// The option, with its dashes.
  package let option: String
  /// The name, in capitals; empty where a list has none.
  package let name: String
  /// Where it stands, with a space before it, for messages; empty for the command line.
  package let origin: String

  /// A switch of the script that is no type, and goes by the same option.
  private static let pseudoTypes: Set<String> = ["C99_COMMENT_TOLERANCE"]

  /// What is wrong with the name: that there is no such type among `types`, and which one was meant;
  /// nil where there is one. A type's own name may have lowercase letters.
  func problem(among types: [RuleInfo]) -> String? {
    if types.contains(where: { asciiUppercased($0.name) == name })
      || Self.pseudoTypes.contains(name)
    {
      return nil
    }
    if name.isEmpty { return "\(option) names no type\(origin)" }
    let hint = NearestName.hint(for: name, among: types.map(\.name))
    return "\(option): there is no type \(name)\(origin)"
      + (hint.isEmpty ? "; --list-types names them all" : hint)
  }
}
