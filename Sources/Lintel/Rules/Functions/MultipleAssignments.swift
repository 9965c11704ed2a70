// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags `a = b = c`.
enum MultipleAssignments: LineRule {
  static let info = RuleInfo(
    type: "MULTIPLE_ASSIGNMENTS", level: .check, group: .functions,
    why: """
      Two assignments in one statement hide the second one, and the type conversion in between. \
      Give each a line of its own.
      """,
    reference: "Documentation/process/coding-style.rst#indentation",
    examples: [
      Example(
        """
        !	a = b = c;
        !	p->x = q[i] = 0;
        """, strict: true),
      Example(
        """
        +	a = c;
        +	a = b == c;
        +	*p = a = c;
        """, strict: true),
    ])

  static let needs = Needs.anyLine
  static let needsInCode: [LineTraits] = ["="]
  static let needsAtStart: LineTraits = "aeAX_"

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    guard let first = assignment(code, code.skipSpaces(1)),
      let second = assignment(code, code.skipSpaces(first)), code[second] != UInt8(ascii: "=")
    else { return }
    out.report(Self.self, .chained)
  }

  /// The end of a place and an equals sign at `at`.
  private static func assignment(_ code: ByteView, _ at: Int) -> Int? {
    guard let place = Grammar.place(code, at) else { return nil }
    let sign = code.skipSpaces(place)
    return code[sign] == UInt8(ascii: "=") ? sign + 1 : nil
  }
}

extension Message {
  fileprivate static let chained: Message = "put each assignment on a line of its own"
}
