// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags conditionals and loops after six tabs.
enum DeepIndentation: LineRule {
  static let info = RuleInfo(
    type: "DEEP_INDENTATION", level: .warning, group: .indentation,
    spot: .indent,
    why: """
      Code that is nested this deeply is hard to follow. Move the inner part to a function of its \
      own, or leave early with return, continue or goto.
      """,
    reference: "Documentation/process/coding-style.rst#indentation",
    examples: [
      Example(
        """
        !						if (deep)
        +							return;
        """),
      Example(
        """
        +					if (deep)
        +						return;
        """),
    ])

  static let needs = Needs.anyOf(["\t\t\t\t\t\t"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.isAdded else { return }
    for tab in 1...6 where line.code[tab] != UInt8(ascii: "\t") { return }
    guard line.controlWord != nil else { return }
    out.report(Self.self, .deep)
  }
}

extension Message {
  fileprivate static let deep: Message = "six levels of indentation; move code to another function"
}
