// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Values of macros that are neither an expression nor statements, so that parentheses or a loop around
/// them would be wrong.
enum MacroShape {
  /// What the value is instead; nil where it is one of them.
  static func reason(_ value: ByteView, _ grammar: borrowing Grammar) -> Dismissal? {
    if value[0] == UInt8(ascii: "{") { return .meaning("the value is an initialiser") }
    if isAssembler(value) { return .meaning("the value is a statement of assembler") }
    if isDeclaration(value) { return .meaning("the value declares something") }
    if isCast(value, grammar) { return .meaning("a cast and what it is of stay together") }
    if isCall(value) { return .meaning("the value is one call") }
    if isList(value) { return .meaning("the value is a list") }
    return nil
  }

  private static func isAssembler(_ value: ByteView) -> Bool {
    let words: [StaticString] = ["asm", "__asm__", "__asm"]
    return words.contains { value.hasWord($0, at: 0) }
  }

  /// Whether it starts with what only a declaration does, or is `type (*name)(...)`.
  private static func isDeclaration(_ value: ByteView) -> Bool {
    let words: [StaticString] = [
      "extern", "static", "typedef", "const", "volatile", "inline", "DECLARE_", "DEFINE_",
      "EXPORT_SYMBOL", "__attribute__",
    ]
    if words.contains(where: { value.has($0) }) { return true }
    let type = value.wordEnd(0)
    let open = value.skipSpaces(type)
    return type > 0 && open > type && value.has("(*", at: open)
  }

  /// Whether it is a cast of one operand: a place, a call, or what is in parentheses.
  private static func isCast(_ value: ByteView, _ grammar: borrowing Grammar) -> Bool {
    guard value[0] == UInt8(ascii: "("), let close = closing(value, 0), close + 1 < value.count
    else { return false }
    let type = value[1..<close].trimmed
    let isType =
      type.last == UInt8(ascii: "*") || type.contains("__force")
      || grammar.isType(type, 0, endingAt: type.count)
    return isType && isOperand(value.from(value.skipSpaces(close + 1)))
  }

  private static func isOperand(_ text: ByteView) -> Bool {
    if text[0] == UInt8(ascii: "(") { return closing(text, 0) == text.count - 1 }
    return Grammar.place(text, 0) == text.count || isCall(text)
  }

  /// Whether it is a name, white space or none, and parentheses to its end.
  private static func isCall(_ value: ByteView) -> Bool {
    guard value[0].isIdentifierStart else { return false }
    let name = value[0..<value.wordEnd(0)]
    let open = value.skipSpaces(name.count)
    guard !Grammar.isStatementKeyword(name), value[open] == UInt8(ascii: "(") else { return false }
    return closing(value, open) == value.count - 1
  }

  /// Whether commas outside of brackets part calls, initialisers and names, as in a table.
  private static func isList(_ value: ByteView) -> Bool {
    var start = 0
    var items = 0
    var at = 0
    while at < value.count {
      switch value[at] {
      case UInt8(ascii: "("), UInt8(ascii: "{"), UInt8(ascii: "["):
        guard let close = closing(value, at) else { return false }
        at = close
      case UInt8(ascii: ";"), UInt8(ascii: "="): return false
      case UInt8(ascii: ","):
        guard isItem(value[start..<at].trimmed) else { return false }
        items += 1
        start = at + 1
      default: break
      }
      at += 1
    }
    let last = value[start..<value.count].trimmed
    return items > 0 && (last.isEmpty || isItem(last))
  }

  private static func isItem(_ text: ByteView) -> Bool {
    text[0] == UInt8(ascii: "{") || text[0] == UInt8(ascii: "\"") || isCall(text)
      || Grammar.place(text, 0) == text.count || Grammar.isConstant(text)
  }

  /// Where the bracket that opens at `open` is closed, whatever kinds are inside.
  private static func closing(_ text: ByteView, _ open: Int) -> Int? {
    var depth = 0
    for at in open..<text.count {
      switch text[at] {
      case UInt8(ascii: "("), UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return at }
      default: break
      }
    }
    return nil
  }
}
