// SPDX-License-Identifier: GPL-2.0-only

/// What the checks of blank lines report.
enum LineSpacing {
  static let info = RuleInfo(
    type: "LINE_SPACING", level: .check, otherLevels: [.warning], group: .spacing, fix: .layout,
    why: """
      One blank line separates functions, type definitions and the declarations of a block from \
      what follows. More than one only takes up room on the screen.
      """,
    reference: "Documentation/process/coding-style.rst#spaces",
    examples: LineSpacing.Definition.examples
      + LineSpacing.Repeated.examples
      + LineSpacing.Declarations.examples
  )
}
