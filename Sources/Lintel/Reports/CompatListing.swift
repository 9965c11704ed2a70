// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What `lintel compat` prints: whose answers are given, and why.
package enum CompatListing {
  /// The listing; `types` are Lintel's.
  package static func text(_ profile: ScriptProfile, types: [RuleInfo]) -> String {
    var text = "answers as \(source(profile))\n\n"
    VersionTables.forEachVariant { row in
      let state = profile.has(row.variant) ? "on " : "off"
      text += "\(state) \(padded(row.name.string, 22)) \(row.effect.string)\n"
      text += "    \(row.types.string) (\(row.availability.description ?? "all versions"))"
      text += reason(row, profile) + "\n"
    }
    let missing = profile.missing(of: types).map(\.name)
    text += "\n\(missing.count) types of Lintel that it does not have, which are off:\n"
    text += missing.map { "  \($0)\n" }.joined()
    let unknown = profile.unknown(beside: types)
    text += "\n\(unknown.count) types that it lists and Lintel does not check:\n"
    text += unknown.map { "  \($0)\n" }.joined()
    return text
  }

  private static func source(_ profile: ScriptProfile) -> String {
    switch profile.source {
    case .version(let version): "checkpatch.pl of \(version.rawValue), by the tables of Lintel"
    case .script(let script): "\(script.path)" + age(script)
    }
  }

  /// A remark about a script of which more is different than the tables know.
  private static func age(_ script: ScriptText) -> String {
    script.isOlderThanTables ? "\n(older than 6.1: only its types are known)" : ""
  }

  /// Why the variant is on or off.
  private static func reason(_ row: VariantRow, _ profile: ScriptProfile) -> String {
    guard case .script = profile.source else { return "" }
    return (profile.has(row.variant) ? ": it has " : ": it does not have ") + row.probe.string
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.utf8.count))
  }
}
