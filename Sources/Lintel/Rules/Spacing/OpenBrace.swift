// SPDX-License-Identifier: GPL-2.0-only

/// What all checks of the place of an opening brace report.
enum OpenBrace {
  static let info = RuleInfo(
    type: "OPEN_BRACE", level: .error, group: .spacing, fix: .layout,
    why: """
      The brace that opens a function stands on a line of its own; any other opening brace ends \
      the line of the statement, structure or initialiser that it belongs to.
      """,
    reference: "Documentation/process/coding-style.rst#placing-braces-and-spaces",
    examples: OpenBrace.Condition.examples + OpenBrace.Initializer.examples
      + OpenBrace.Function.examples + OpenBrace.Definition.examples
      + OpenBrace.Parameters.examples
  )
}
