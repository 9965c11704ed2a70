// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What `--list-types` prints.
package enum TypeList {
  /// The list, numbered, with colours for the levels and descriptions where there are any.
  package static func text(
    _ profile: ScriptProfile, isColored: Bool, descriptions: TypeDescriptions
  ) -> String {
    var text = "#\tMessage type\n\n"
    if isColored {
      text += " ( Color coding: \(colored("ERROR", .error)) | \(colored("WARNING", .warning))"
      text += " | \(colored("CHECK", .check)) | Multiple levels / Undetermined )\n\n"
    }
    for (index, type) in profile.listedTypes.enumerated() {
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

  /// Types whose level depends on where they are found.
  static let severalLevels: Set<String> = [
    "AVOID_BUG", "AVOID_EXTERNS", "BAD_SIGN_OFF", "BRACES", "EXPORTED_WORLD_WRITABLE",
    "FROM_SIGN_OFF_MISMATCH", "FSF_MAILING_ADDRESS", "IN_ATOMIC", "LINE_SPACING", "LONG_LINE",
    "LONG_LINE_COMMENT", "LONG_LINE_STRING", "MEMSET", "MISPLACED_INIT", "PREFER_FALLTHROUGH",
    "SPACING", "SPDX_LICENSE_TAG", "TYPO_SPELLING", "UNNECESSARY_PARENTHESES", "USLEEP_RANGE",
    "VSPRINTF_POINTER_EXTENSION",
  ]
}
