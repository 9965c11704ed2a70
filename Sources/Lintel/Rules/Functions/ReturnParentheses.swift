// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags `return (value);`.
enum ReturnParentheses: StatementRule {
  static let info = RuleInfo(
    type: "RETURN_PARENTHESES", level: .error, group: .functions,
    spot: .texts(["return"]),
    why: """
      return is a statement, not a function: a simple value needs no parentheses. An expression \
      may keep them.
      """,
    examples: [
      Example(
        """
        !	return (a);
        !	return (call(a, b));
        """),
      Example(
        """
        +	return a;
        +	return (a && b);
        """),
    ])

  static let needs = Needs.anyOf(["return"])

  static func check(
    _ statement: borrowing StatementBlock, _ line: borrowing Line, _ out: inout Reporter
  ) {
    let text = statement.text
    let keyword = text.skipSpaces(1)
    guard text.has("return", at: keyword), let value = value(text, keyword: keyword),
      isSimple(text[value], line.grammar)
    else { return }
    out.report(Self.self, .needless)
  }

  /// The parentheses that hold all that is returned, where `return` stands at `keyword`; nil when
  /// something else stands before it or after.
  static func value(_ text: ByteView, keyword: Int) -> Range<Int>? {
    let open = text.skipSpaces(keyword + 6)
    guard let end = Grammar.parentheses(text, open) else { return nil }
    let semicolon = text.skipSpaces(end)
    guard text[semicolon] == UInt8(ascii: ";"), text.skipSpaces(semicolon + 1) >= text.count else {
      return nil
    }
    return open..<end
  }

  /// Whether the parentheses hold a single operand, or one as the condition of `?:`.
  private static func isSimple(_ value: ByteView, _ grammar: borrowing Grammar) -> Bool {
    let inner = withoutParentheses(value)
    // A string with a tab inside is not known as one here: white space counts as one space.
    return grammar.argument(inner, 0) { argument in
      let next = inner.skipSpaces(argument.value.upperBound)
      guard next >= inner.count || inner[next] == UInt8(ascii: "?") else { return false }
      return argument.operand != nil || !inner[argument.value].contains(UInt8(ascii: "\t"))
    }
  }

  /// The value without outer parentheses, as long as they are in one line.
  private static func withoutParentheses(_ value: ByteView) -> ByteView {
    var inner = value.trimmed
    // What has no newline has none further in: a search at each parenthesis would take quadratic time.
    if inner.contains(UInt8(ascii: "\n")) { return inner }
    while inner.count > 1, inner[0] == UInt8(ascii: "("), inner.last == UInt8(ascii: ")") {
      inner = inner[1..<(inner.count - 1)].trimmed
    }
    return inner
  }
}

extension Message {
  fileprivate static let needless: Message = "remove the parentheses around the returned value"
}
