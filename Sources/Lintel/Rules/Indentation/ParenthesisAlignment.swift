// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a line that goes on with arguments or conditions and is not aligned with them.
enum ParenthesisAlignment: LineRule {
  static let info = RuleInfo(
    type: "PARENTHESIS_ALIGNMENT", level: .check, group: .indentation, fix: .layout,
    spot: .indent,
    why: """
      Where a call, a parameter list or a condition takes several lines, what follows starts \
      below the first character after the open parenthesis.
      """,
    reference: "Documentation/process/coding-style.rst#breaking-long-lines-and-strings",
    examples: [
      Example(
        """
        +	call(first,
        !		second);
        """, strict: true, fixed: "+\tcall(first,\n+\t     second);"),
      Example(
        """
        +	if (call(first, second) &&
        !	   third)
        """, strict: true),
      Example(
        """
        +	call(first,
        +	     second);
        +	long_name_call(first, call(second),
        +		       third);
        """, strict: true),
    ])

  static let needs = Needs.anyLine
  static let needsAbove: LineTraits = ",&|"

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let above = line.previous
    // A blank line has nothing to align, and would get white space at its end.
    if line.options.precise && line.code.skipSpaces(1) >= line.code.count { return }
    guard line.isStrict, above[0] == UInt8(ascii: "+"),
      let end = endOfContinued(above, end: line.previousShape.end),
      opensCall(above, before: end, line.grammar)
    else { return }
    var tabs = 0
    while above[1 + tabs] == UInt8(ascii: "\t") { tabs += 1 }
    let rest = above.from(1 + tabs)
    guard let open = OpenParenthesis.last(rest, line.grammar) else { return }
    let column = line.columns(rest.upTo(open)) + 1
    let tabSize = line.services.tabSize
    if isAligned(line.code, tabs: tabs, column: column, tabSize: tabSize) { return }
    if line.options.precise, isFurtherByTabs(line.code, than: tabs),
      !out.wantsTaste(of: info.type), out.leavesOut(info, .taste)
    {
      return
    }
    guard out.report(Self.self, .align, show: .withPrevious), out.isFixing, line.isAdded
    else { return }
    let spaces = tabs * tabSize + column - line.indent
    // One fault is no reason for another.
    if spaces > 0, line.length + spaces > line.options.maxLineLength { out.fixes?.doubt() }
    out.fixes?.edit(line.index) { text in
      let end = text.withView { $0[0] == UInt8(ascii: "+") ? $0.skipSpacesAndTabs(1) : 0 }
      guard end > 0 else { return }
      let indent =
        [UInt8](repeating: UInt8(ascii: "\t"), count: tabs + column / tabSize)
        + [UInt8](repeating: UInt8(ascii: " "), count: column % tabSize)
      text.replaceSubrange(1..<end, with: indent)
    }
  }

  /// Where the comma or logical operator at the end of the line stands; nil where there is none, or
  /// where no parenthesis is left open.
  private static func endOfContinued(_ code: ByteView, end: Int) -> Int? {
    let sign: Int
    switch code[end - 1] {
    case UInt8(ascii: ","): sign = end - 1
    case UInt8(ascii: "&") where code[end - 2] == UInt8(ascii: "&"): sign = end - 2
    case UInt8(ascii: "|") where code[end - 2] == UInt8(ascii: "|"): sign = end - 2
    default: return nil
    }
    var open = 0
    var at = code.next(.parenthesis, from: 0)
    while at < sign {
      open += code[at] == UInt8(ascii: "(") ? 1 : -1
      at = code.next(.parenthesis, from: at + 1)
    }
    return open > 0 ? sign : nil
  }

  /// Whether the indentation is that of the line above and `column` more, as tabs and spaces or as
  /// spaces alone.
  private static func isAligned(_ code: ByteView, tabs: Int, column: Int, tabSize: Int) -> Bool {
    guard code[0] == UInt8(ascii: "+") || code[0] == UInt8(ascii: " ") else { return false }
    let end = code.skipSpacesAndTabs(1)
    var at = 1
    while code[at] == UInt8(ascii: "\t") { at += 1 }
    let ownTabs = at - 1
    while code[at] == UInt8(ascii: " ") { at += 1 }
    let spaces = at - 1 - ownTabs
    guard at == end else { return false }
    return ownTabs == tabs + column / tabSize && spaces == column % tabSize
      || ownTabs == tabs && spaces == column
  }

  /// Whether the line is further to the right by whole tabs, which coding-style.rst allows.
  private static func isFurtherByTabs(_ code: ByteView, than tabs: Int) -> Bool {
    var at = 1
    while code[at] == UInt8(ascii: "\t") { at += 1 }
    return at - 1 > tabs && !code[at].isSpace
  }

  // MARK: - What is continued

  /// Whether the line starts with a call, a parameter list or a condition, or an assignment of a
  /// call, whose parenthesis stands before `end`.
  private static func opensCall(
    _ code: ByteView, before end: Int, _ grammar: borrowing Grammar
  ) -> Bool {
    let start = code.skipSpacesAndTabs(1)
    switch code[start] {
    case UInt8(ascii: "("): return isName(code, start, before: end)
    case UInt8(ascii: "*"): return assignsCall(code, start, before: end)
    default: break
    }
    guard code[start].isIdentifierStart else { return false }
    return isName(code, start, before: end) || isElseIf(code, start, before: end)
      || assignsCall(code, start, before: end)
      || grammar.declaredType(code, start) { isName(code, code.skipSpaces($0), before: end) }
  }

  /// Whether a parenthesis opens at `at`, white space before it allowed, and before `end`.
  private static func isOpen(_ code: ByteView, _ at: Int, before end: Int) -> Bool {
    let open = code.skipSpaces(at)
    return open < end && code[open] == UInt8(ascii: "(")
  }

  /// Whether `name (` or `(*name) (` stands at `at`.
  private static func isName(_ code: ByteView, _ at: Int, before end: Int) -> Bool {
    if let name = Grammar.identifier(code, at) { return isOpen(code, name, before: end) }
    guard code[at] == UInt8(ascii: "(") else { return false }
    let star = code.skipSpaces(at + 1)
    guard code[star] == UInt8(ascii: "*"),
      let name = Grammar.identifier(code, code.skipSpaces(star + 1))
    else { return false }
    let close = code.skipSpaces(name)
    return code[close] == UInt8(ascii: ")") && isOpen(code, close + 1, before: end)
  }

  /// Whether `else if (` stands at `at`; any keyword may stand in place of the else.
  private static func isElseIf(_ code: ByteView, _ at: Int, before end: Int) -> Bool {
    let keyword = code.wordEnd(at)
    let next = code.skipSpaces(keyword)
    return next > keyword && code.has("if", at: next) && isOpen(code, next + 2, before: end)
      && Grammar.isStatementKeyword(code[at..<keyword])
  }

  /// Whether `*place = name (` stands at `at`.
  private static func assignsCall(_ code: ByteView, _ at: Int, before end: Int) -> Bool {
    var start = at
    while code[start] == UInt8(ascii: "*") { start = code.skipSpaces(start + 1) }
    guard let place = Grammar.place(code, start) else { return false }
    let sign = code.skipSpaces(place)
    guard code[sign] == UInt8(ascii: "="),
      let name = Grammar.identifier(code, code.skipSpaces(sign + 1))
    else { return false }
    return isOpen(code, name, before: end)
  }
}

extension Message {
  fileprivate static let align: Message = "align with the open parenthesis"
}
