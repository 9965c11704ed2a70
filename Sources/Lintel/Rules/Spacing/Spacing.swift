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
    examples: SpacingAfterCast.examples + CallSpacing.examples + OperatorSpacing.examples
      + SemicolonSpacing.examples + OpenBraceSpacing.examples + CloseBraceSpacing.examples
      + SquareBracketSpacing.examples + ParenthesisSpacing.examples + ReturnSpacing.examples
      + KeywordSpacing.examples + SpacingOfDirectives.examples + SpacingAfterDefinition.examples
      + SpacingOfFunctionPointer.examples)
}
