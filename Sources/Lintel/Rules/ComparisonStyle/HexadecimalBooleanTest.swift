// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags hexadecimal constants that are tested for truth.
enum HexadecimalBooleanTest: LineRule {
  static let info = RuleInfo(
    type: "HEXADECIMAL_BOOLEAN_TEST", level: .warning, group: .comparisonStyle,
    spot: .texts(["&&", "||"]),
    why: """
      A hexadecimal constant next to && or || is nearly always meant as a mask for & or |; as a \
      truth value it is a constant.
      """,
    examples: [
      Example(
        """
        !	if (flags && 0x10)
        +		start();
        """),
      Example(
        """
        +	if (flags & 0x10)
        +		start();
        """),
    ])

  static let needs = Needs.anyOf(["0x", "0X"])
  static let needsInCode: [LineTraits] = ["&|"]

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    var at = 0
    while let zero = code.firstIndex(of: UInt8(ascii: "0"), from: at) {
      at = zero + 1
      guard code[at].lowercased == UInt8(ascii: "x") else { continue }
      let end = code.skip(.digit, zero + 2)
      guard end > zero + 2 else { continue }
      let before = code.skipSpacesBack(zero)
      let after = code.skipSpaces(end)
      let isOperand = isLogical(code, before - 2)
      let hasOperand = isLogical(code, after)
      let opens = code[before - 1] == UInt8(ascii: "(") || code[before - 1] == UInt8(ascii: "[")
      let closes = code[after] == UInt8(ascii: ")") || code[after] == UInt8(ascii: "]")
      if (isOperand || opens) && hasOperand || isOperand && closes {
        out.report(Self.self, .mask)
        return
      }
    }
  }

  private static func isLogical(_ code: ByteView, _ at: Int) -> Bool {
    code.has("&&", at: at) || code.has("||", at: at)
  }
}

extension Message {
  fileprivate static let mask: Message = "test the bits with & instead of && (or | instead of ||)"
}
