// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags `return;` as the last statement of a function.
enum ReturnVoid: LineRule {
  static let info = RuleInfo(
    type: "RETURN_VOID", level: .warning, group: .functions,
    why: """
      A function without a value returns at its closing brace; a return right before it does \
      nothing.
      """,
    examples: [
      Example(
        """
        +	call();
        +	return;
        !}
        """),
      Example(
        """
        +out:
        +	return;
        +}
        """),
      Example(
        """
        +	return 0;
        +}
        """),
    ])

  static let needs = Needs.anyLine
  static let needsInCode: [LineTraits] = ["}"]

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.spaced[1] == UInt8(ascii: "}"), line.spaced.skipSpaces(2) >= line.spaced.count,
      isPlainReturn(line.previous), line.number >= 3,
      mayPrecede(line.patch.code(line.index - 2))
    else { return }
    out.report(Self.self, .needless, show: .withPrevious)
  }

  /// Whether the line is an added `return;` after one tab.
  private static func isPlainReturn(_ code: ByteView) -> Bool {
    guard code.has("+\treturn") else { return false }
    let semicolon = code.skipSpaces(8)
    return code[semicolon] == UInt8(ascii: ";") && code.skipSpaces(semicolon + 1) >= code.count
  }

  /// Whether the line is part of the new file and no label, after which a statement is needed.
  private static func mayPrecede(_ code: ByteView) -> Bool {
    guard code[0] == UInt8(ascii: " ") || code[0] == UInt8(ascii: "+") else { return false }
    guard let end = Grammar.identifier(code, code.skipSpaces(1)) else { return true }
    return code[code.skipSpaces(end)] != UInt8(ascii: ":")
  }
}

extension Message {
  fileprivate static let needless: Message = "remove the return at the end of a void function"
}
