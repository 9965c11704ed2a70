// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a memset() of no byte or of one, whose arguments are likely swapped.
enum Memset: StatementRule {
  static let info = RuleInfo(
    type: "MEMSET", level: .error, otherLevels: [.warning], group: .others,
    spot: .texts(["memset"]),
    why: "The second argument of memset() is the value, the third one the size.",
    examples: [
      Example(
        """
        !	memset(&state, sizeof(state), 0);
        !	memset(&state, sizeof(state), 1);
        """),
      Example(
        """
        +	memset(&state, 0, sizeof(state));
        """),
    ])

  static let needs = Needs.anyOf(["memset"])

  static func check(
    _ statement: borrowing StatementBlock, _ line: borrowing Line, _ out: inout Reporter
  ) {
    guard let size = size(statement.text, line.grammar) else { return }
    let number = size.hasIgnoringCase("0x") && size.count > 2 ? size.from(2) : size
    if number.equals("0") {
      out.report(Self.self, .nothing, show: .custom(statement.shown))
    } else if number.equals("1") {
      out.report(Self.self, level: .warning, .oneByte, show: .custom(statement.shown))
    }
  }

  /// The third argument of the first call in the statement's first line.
  private static func size(_ code: ByteView, _ grammar: borrowing Grammar) -> ByteView? {
    var size: ByteView?
    _ = code.hasCallInFirstLine("memset") { start in
      grammar.argument(code, start) { address in
        code[code.skipSpaces(address.value.upperBound)] == UInt8(ascii: ",")
          && grammar.argument(code, code.skipSpaces(address.value.upperBound) + 1) { value in
            let comma = code.skipSpaces(value.value.upperBound)
            guard code[comma] == UInt8(ascii: ",") else { return false }
            return grammar.argument(code, comma + 1) { last in
              let close = code.skipSpaces(last.value.upperBound)
              guard code[close] == UInt8(ascii: ")") else { return false }
              size = code[last.value]
              return true
            }
          }
      }
    }
    return size
  }
}

extension Message {
  fileprivate static let nothing: Message =
    "pass the value as second argument and the size as third; this sets nothing"
  fileprivate static let oneByte: Message =
    "check the order of the arguments; this sets one byte"
}
