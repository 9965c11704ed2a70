// SPDX-License-Identifier: GPL-2.0-only

/// What all checks of spaces around brackets, operators and names report.
enum Spacing {
  static let info = RuleInfo(
    type: "SPACING", level: .error, otherLevels: [.warning, .check], group: .spacing, fix: .layout,
    why: """
      Spaces around operators, keywords and brackets have one customary form in the kernel. Code \
      that keeps to it reads alike everywhere and can be searched.
      """,
    reference: "Documentation/process/coding-style.rst#spaces",
    examples: Spacing.AfterCast.examples + Spacing.Calls.examples + Spacing.Operators.examples
      + Spacing.Semicolons.examples + Spacing.OpenBraces.examples + Spacing.CloseBraces.examples
      + Spacing.SquareBrackets.examples + Spacing.Parentheses.examples + Spacing.Return.examples
      + Spacing.Keywords.examples + Spacing.Directives.examples + Spacing.Definition.examples
      + Spacing.FunctionPointers.examples)
}
