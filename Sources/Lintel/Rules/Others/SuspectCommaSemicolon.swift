// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags two statements with a comma in between.
enum SuspectCommaSemicolon: StatementRule {
  static let info = RuleInfo(
    type: "SUSPECT_COMMA_SEMICOLON", level: .warning, group: .others,
    why: """
      A comma at the end of a statement is most often a slip of the finger. It works until \
      somebody puts an if before it.
      """,
    examples: [
      Example(
        """
        !	a = call(),
        +	b = call();
        """),
      Example(
        """
        +	a = call();
        +	b = call();
        +	int c, d;
        """),
    ])

  static let needs = Needs.anyLine

  static func check(
    _ statement: borrowing StatementBlock, _ line: borrowing Line, _ out: inout Reporter
  ) {
    let text = statement.text
    let semicolon = text.skipSpacesBack(text.count) - 1
    guard text[0] == UInt8(ascii: "+"), text[semicolon] == UInt8(ascii: ";"),
      hasFreeComma(text.upTo(semicolon))
    else { return }
    let found = part(text, 1, line.grammar) { end in
      let comma = text.skipSpaces(end)
      guard text[comma] == UInt8(ascii: ",") else { return false }
      return part(text, comma + 1, line.grammar) { text.skipSpaces($0) == semicolon }
    }
    guard found else { return }
    out.report(Self.self, .comma, show: .lines(text.occurrences(of: UInt8(ascii: "\n")) + 1))
  }

  /// Whether a comma stands outside of parentheses and subscripts.
  private static func hasFreeComma(_ text: ByteView) -> Bool {
    guard text.contains(UInt8(ascii: ",")) else { return false }
    var at = 1
    while true {
      at = text.next(.commaOrOpening, from: at)
      if at >= text.count { return false }
      if text[at] == UInt8(ascii: ",") { return true }
      let close =
        text[at] == UInt8(ascii: "(")
        ? text.closingParenthesis(of: at) : text.firstIndex(of: UInt8(ascii: "]"), from: at)
      guard let close else { return false }
      at = close + 1
    }
  }

  /// Calls `then` with each end of an assignment or a lone operand at `at`.
  private static func part(
    _ text: ByteView, _ at: Int, _ grammar: borrowing Grammar, _ then: (Int) -> Bool
  ) -> Bool {
    if let place = Grammar.place(text, text.skipSpaces(at)),
      let sign = Grammar.assignment(text, text.skipSpaces(place)),
      grammar.argument(text, sign, { then($0.value.upperBound) })
    {
      return true
    }
    return grammar.argument(text, at) { then($0.value.upperBound) }
  }
}

extension LineTraits {
  fileprivate static let commaOrOpening: LineTraits = ",(["
}

extension Message {
  fileprivate static let comma: Message = "end the statement with a semicolon, not with a comma"
}
