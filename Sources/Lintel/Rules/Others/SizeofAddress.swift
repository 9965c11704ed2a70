// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags the size of an address.
enum SizeofAddress: LineRule {
  static let info = RuleInfo(
    type: "SIZEOF_ADDRESS", level: .warning, group: .others,
    spot: .texts(["sizeof(&"]),
    why: "sizeof(&x) is the size of a pointer, whatever x is; nearly always sizeof(x) is meant.",
    examples: [
      Example(
        """
        !	memset(&state, 0, sizeof(&state));
        """),
      Example(
        """
        +	memset(&state, 0, sizeof(state));
        """),
    ])

  static let needs = Needs.anyOf(["sizeof"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    var at = 0
    while let found = line.code.range(ofCall: "sizeof", from: at) {
      at = found.upperBound
      let operand = line.code.skipSpaces(line.code.skipSpaces(at) + 1)
      if line.code[operand] == UInt8(ascii: "&") {
        out.report(Self.self, .pointer)
        return
      }
    }
  }
}

extension Message {
  fileprivate static let pointer: Message =
    "take the size of the object, not of its address"
}
