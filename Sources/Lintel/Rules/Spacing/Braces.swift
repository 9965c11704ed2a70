// SPDX-License-Identifier: GPL-2.0-only

/// What all checks for braces around the bodies of conditionals and loops report.
enum Braces {
  static let info = RuleInfo(
    type: "BRACES", level: .warning, otherLevels: [.check], group: .spacing, fix: .layout,
    spot: .texts(["{", "}"]),
    why: """
      A body of a single statement needs no braces, unless another arm of the same if has them. A \
      block neither starts nor ends with a blank line.
      """,
    reference: "Documentation/process/coding-style.rst#placing-braces-and-spaces",
    examples: Braces.Arms.examples + Braces.Statement.examples + Braces.Else.examples
      + Braces.AfterBlankLine.examples + Braces.BeforeBlankLine.examples)

  /// Lines whose braces were judged together with an earlier line.
  struct Memory {
    var judged = LineNotes<Void>()
  }
}
