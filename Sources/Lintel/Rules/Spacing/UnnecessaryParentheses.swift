// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What all checks of parentheses that could go report.
enum UnnecessaryParentheses {
  static let info = RuleInfo(
    type: "UNNECESSARY_PARENTHESES", level: .check, otherLevels: [.warning], group: .spacing,
    fix: .unsafe,
    why: """
      Members and calls bind tighter than everything else, and a single comparison needs no \
      parentheses next to && and ||. Compilers warn of a mistyped = only where there are none.
      """,
    examples: UnnecessaryParentheses.Members.examples + UnnecessaryParentheses.Callees.examples
      + UnnecessaryParentheses.Comparisons.examples + UnnecessaryParentheses.Doubled.examples
  )

  /// The end of a name and one or more members or subscripts at `at`, with white space anywhere
  /// in between and after.
  static func members(_ code: ByteView, _ at: Int) -> Int? {
    guard let name = Grammar.identifier(code, at) else { return nil }
    var end: Int?
    var next = code.skipSpaces(name)
    while let member = Grammar.member(code, next) {
      next = code.skipSpaces(member)
      end = next
    }
    return end
  }
}
