// SPDX-License-Identifier: GPL-2.0-only

/// What all checks for code after a condition or label report.
enum TrailingStatements {
  static let info = RuleInfo(
    type: "TRAILING_STATEMENTS", level: .error, group: .indentation, fix: .layout,
    why: """
      A statement after a condition, an else or a case label is easily overlooked. It belongs on \
      the next line, one tab deeper.
      """,
    reference: "Documentation/process/coding-style.rst#indentation",
    examples: TrailingStatements.Conditions.examples + TrailingStatements.Else.examples
      + TrailingStatements.If.examples + TrailingStatements.Case.examples)
}

extension Message {
  static let statementOnNextLine: Message = "move what follows to a line of its own"
}
