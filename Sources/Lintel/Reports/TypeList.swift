// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What `--list-types` prints.
package enum TypeList {
  /// The list, numbered, with colours for the levels and descriptions where there are any; `types` are
  /// Lintel's.
  package static func text(
    _ profile: ScriptProfile, types: [RuleInfo], isColored: Bool, descriptions: TypeDescriptions
  ) -> String {
    var text = "#\tMessage type\n\n"
    if isColored {
      text += " ( Color coding: \(colored("ERROR", .error)) | \(colored("WARNING", .warning))"
      text += " | \(colored("CHECK", .check)) | Multiple levels / Undetermined )\n\n"
    }
    for (index, type) in profile.listed(of: types).enumerated() {
      let name = isColored ? type.level.map { colored(type.name, $0) } ?? type.name : type.name
      text += "\(index + 1)\t\(name)\n"
      if let description = descriptions.text(type.name) {
        let lines = String(decoding: description, as: UTF8.self)
        let indented = lines.split(separator: "\n", omittingEmptySubsequences: false)
          .joined(separator: "\n\t")
        text += "\t\(indented)\n\n"
      }
    }
    return text
  }

  private static func colored(_ text: String, _ level: Level) -> String {
    "\(FindingText.color(level))\(text)\(FindingText.reset)"
  }
}
