// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a line that ends with an opening parenthesis or bracket.
enum OpenEndedLine: LineRule {
  static let info = RuleInfo(
    type: "OPEN_ENDED_LINE", level: .check, group: .indentation,
    why: """
      What is in parentheses or brackets starts on their line, so that the lines below can be \
      aligned with it.
      """,
    reference: "Documentation/process/coding-style.rst#breaking-long-lines-and-strings",
    examples: [
      Example(
        """
        !	call(
        +		first, second);
        """, strict: true),
      Example(
        """
        +	call(first,
        +	     second);
        """, strict: true),
    ])

  static let needs = Needs.anyLine
  static let needsAtEnd: LineTraits = "(["

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let end = line.shape.end
    let last = line.code[end - 1]
    guard last == UInt8(ascii: "(") || last == UInt8(ascii: "["), end > 1, line.isAdded else {
      return
    }
    out.report(Self.self, .openEnd(last))
  }
}

extension Message {
  fileprivate static func openEnd(_ bracket: UInt8) -> Message {
    "put what follows '\(byte: bracket)' on the same line"
  }
}
