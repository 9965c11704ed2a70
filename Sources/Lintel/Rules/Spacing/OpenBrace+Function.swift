// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags the brace of a function that ends the last line of its arguments; notes which function the
/// lines are in.
enum OpenBraceOfFunction: HunkRule {
  static let info = OpenBrace.info

  static let examples: [Example] = [
    Example(
      """
      !static int example_start(struct device *dev,
      +			 int flags) {
      +	return 0;
      +}
      """),
    Example(
      """
      +static int example_start(struct device *dev,
      +			 int flags)
      +{
      +	return 0;
      +}
      """),
  ]

  static let needs = Needs.anyLine

  static func check(_ line: borrowing Line, _ hunk: inout HunkState, _ out: inout Reporter) {
    guard line.hasStatement, let name = definedName(line.statement.text, line.grammar) else {
      return
    }
    hunk.definedFunction = name.bytes
    let lineCount = line.statement.text.occurrences(of: UInt8(ascii: "\n")) + 1
    var shown = 0
    for index in line.indices(count: lineCount) {
      let raw = line.patch.raw(index)
      let isCode = raw[0] == UInt8(ascii: " ") || raw[0] == UInt8(ascii: "+")
      let hasBrace = raw.contains(UInt8(ascii: "{"))
      if isCode && raw[1] == UInt8(ascii: "{") || shown == 0 && hasBrace { return }
      shown += 1
      if isCode && hasBrace { break }
    }
    out.report(Self.self, .onItsOwnLine, show: .lines(shown))
  }

  /// The name of the function that the statement defines.
  private static func definedName(
    _ text: ByteView, _ grammar: borrowing Grammar
  ) -> ByteView? {
    let start = text.skipSpaces(1)
    guard text[start].isIdentifierStart, text.contains(UInt8(ascii: "{")) else { return nil }
    if let storage = Grammar.storage(text, start), text[storage].isSpace,
      let name = nameBehindType(text, text.skipSpaces(storage), grammar)
    {
      return name
    }
    return nameBehindType(text, start, grammar)
  }

  private static func nameBehindType(
    _ text: ByteView, _ start: Int, _ grammar: borrowing Grammar
  ) -> ByteView? {
    var found: ByteView?
    _ = grammar.type(text, start) { end in
      let name = text.skipSpaces(end)
      return Grammar.identifier(text, name) { end in
        guard let close = Grammar.parentheses(text, text.skipSpaces(end)),
          text[text.skipSpaces(close)] == UInt8(ascii: "{")
        else { return false }
        found = text[name..<end]
        return true
      }
    }
    return found
  }
}

extension Message {
  fileprivate static let onItsOwnLine: Message =
    "put the brace of the function on a line of its own"
}
