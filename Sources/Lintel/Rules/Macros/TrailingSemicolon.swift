// SPDX-License-Identifier: GPL-2.0-only

/// What all checks for semicolons that end something too early report.
enum TrailingSemicolon {
  static let info = RuleInfo(
    type: "TRAILING_SEMICOLON", level: .warning, group: .macros,
    spot: .texts([";"]),
    why: """
      A semicolon after a condition makes an empty statement of its body, and one at the end of a \
      macro makes two statements of each use, which breaks if and else.
      """,
    examples: TrailingSemicolon.Condition.examples
      + DoWhileMacroWithTrailingSemicolon.semicolonExamples)
}
