// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What both checks of extern declarations report.
enum AvoidExterns {
  static let info = RuleInfo(
    type: "AVOID_EXTERNS", level: .warning, otherLevels: [.check], group: .macros, fix: .unsafe,
    why: """
      A prototype is extern without the keyword, so a header leaves it out. A source file takes \
      its declarations from a header: the compiler then sees when they no longer fit the definition.
      """,
    reference: "Documentation/process/coding-style.rst#function-prototypes",
    examples: Header.examples + Source.examples)
}
