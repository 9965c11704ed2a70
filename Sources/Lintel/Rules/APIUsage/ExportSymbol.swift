// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags an EXPORT_SYMBOL that does not stand right after what it exports.
///
/// A statement that an EXPORT_SYMBOL follows decides about that line before it is reached.
enum ExportSymbol: HunkRule {
  static let info = RuleInfo(
    type: "EXPORT_SYMBOL", level: .warning, group: .apiUsage,
    why: """
      Whoever reads or moves a function must see that modules use it. Put EXPORT_SYMBOL() on the \
      line right after the function or variable.
      """,
    reference: "Documentation/process/coding-style.rst#functions",
    examples: [
      Example(
        """
        +int example(void)
        +{
        +	return 0;
        +}
        +
        !EXPORT_SYMBOL(example);
        """),
      Example(
        """
        +int other;
        !EXPORT_SYMBOL(example);
        """),
      Example(
        """
        +int example(void)
        +{
        +	return 0;
        +}
        +EXPORT_SYMBOL_GPL(example);
        +
        +int value;
        +EXPORT_SYMBOL(value);
        """),
    ])

  /// EXPORT_SYMBOL lines, and whether each follows what it exports.
  struct Memory {
    var follows = LineNotes<Bool>()
  }

  /// What every finding has; without it in the input no line is looked at.
  static let macro: StaticString = "EXPORT_SYMBOL"

  static let needs = Needs.anyLine
  static let needsInCode = [LineTraits.watched]

  static func check(_ line: borrowing Line, _ memory: inout RuleMemory, _ out: inout Reporter) {
    let next = line.lineAfterStatement
    if line.hasStatement, next > 0, let argument = exportArgument(line.patch.code(next - 1)),
      memory.hunk.exportSymbol.follows[next] == nil
    {
      memory.hunk.exportSymbol.follows.set(
        defines(line.statement.text, exportedName(argument), line.grammar), for: next,
        at: line.number)
    }
    if isEmptyButMarked(line.previous), exportArgument(line.code) != nil,
      memory.hunk.exportSymbol.follows[line.number] == nil
    {
      memory.hunk.exportSymbol.follows.set(false, for: line.number, at: line.number)
    }
    guard memory.hunk.exportSymbol.follows[line.number] == false else { return }
    if line.options.precise, isDefinedByMacroAbove(line),
      out.leavesOut(info, .meaning("a macro above declares it"))
    {
      return
    }
    out.report(Self.self, .away)
  }

  /// How many lines a macro that declares something may have.
  private static let mostMacroLines = 12

  /// Whether the exported name stands in the statement above the line.
  private static func isDefinedByMacroAbove(_ line: borrowing Line) -> Bool {
    guard let argument = exportArgument(line.code) else { return false }
    let name = exportedName(argument)
    var at = line.index - 1
    while at >= max(line.patch.first, line.index - mostMacroLines) {
      let code = line.patch.code(at)
      at -= 1
      if code[0] == UInt8(ascii: "-") { continue }
      if code.isEmpty || code[1] == UInt8(ascii: "}") || code.from(1).isBlank { return false }
      if let found = code.firstIndex(of: name), code.isWordBoundary(found),
        code.isWordBoundary(found + name.count)
      {
        return true
      }
    }
    return false
  }

  /// What stands between the last parentheses of a line with an EXPORT_SYMBOL.
  private static func exportArgument(_ code: ByteView) -> ByteView? {
    guard let start = code.firstIndex(of: macro),
      let close = code.lastIndex(of: UInt8(ascii: ")")),
      let open = code.lastIndex(of: UInt8(ascii: "("), before: close), open >= start + 13
    else { return nil }
    return code[(open + 1)..<close]
  }

  /// The identifier at the start of an argument; the whole argument where there is none.
  private static func exportedName(_ argument: ByteView) -> ByteView {
    let start = argument.skipSpaces(0)
    return Grammar.identifier(argument, start).map { argument[start..<$0] } ?? argument
  }

  private static func isEmptyButMarked(_ code: ByteView) -> Bool {
    !code.isEmpty && code.from(1).isBlank
  }

  /// Whether the statement can be what is exported under the name.
  private static func defines(
    _ statement: ByteView, _ name: ByteView, _ grammar: borrowing Grammar
  ) -> Bool {
    isMacroThatAddsPrefix(statement, name) || endsFunction(statement)
      || isDefiningMacro(statement, name) || isFunctionPointer(statement, name, grammar)
      || isNamed(statement, name, grammar)
  }

  /// Whether the statement is a macro such as `DEFINE(foo)` and the name is a word, `_` and foo.
  private static func isMacroThatAddsPrefix(_ statement: ByteView, _ name: ByteView) -> Bool {
    guard let base = macroArgument(statement), name[0].isIdentifierStart else { return false }
    var at = 1
    while let under = name.firstIndex(of: UInt8(ascii: "_"), from: at) {
      at = under + 1
      if name[under - 1].isWord && name.has(base, at: at) { return true }
    }
    return false
  }

  /// The first argument of a macro in capitals that makes up the statement; the end of a function
  /// may stand before it.
  private static func macroArgument(_ statement: ByteView) -> ByteView? {
    let brace = statement.skipSpaces(1)
    if statement[brace] == UInt8(ascii: "}"), statement[0] != UInt8(ascii: "\n") {
      let next = statement.skipSpaces(brace + 1)
      if let newline = statement.lastIndex(of: UInt8(ascii: "\n"), before: next), newline > brace,
        let argument = macroArgument(statement, newline + 1)
      {
        return argument
      }
    }
    return macroArgument(statement, 0)
  }

  private static func macroArgument(_ statement: ByteView, _ marker: Int) -> ByteView? {
    guard statement[marker] != UInt8(ascii: "\n") else { return nil }
    var end = marker + 1
    while statement[end].isUpper || statement[end] == UInt8(ascii: "_") { end += 1 }
    let open = statement.skipSpaces(end)
    guard end > marker + 1, statement[open] == UInt8(ascii: "(") else { return nil }
    let start = statement.skipSpaces(open + 1)
    return Grammar.identifier(statement, start).map { statement[start..<$0] }
  }

  /// Whether the statement ends with a brace in the first column.
  private static func endsFunction(_ statement: ByteView) -> Bool {
    let end = statement.skipSpacesBack(statement.count)
    return statement[end - 1] == UInt8(ascii: "}") && end > 2
      && statement[end - 2] != UInt8(ascii: "\n") && statement[end - 3] == UInt8(ascii: "\n")
  }

  private static func isDefiningMacro(_ statement: ByteView, _ name: ByteView) -> Bool {
    if statement.has("LIST_HEAD", at: 1) { return isArgument(name, statement, 10) }
    let kind = statement.has("DEFINE_", at: 1) ? 8 : statement.has("DECLARE_", at: 1) ? 9 : 0
    guard kind > 0, let end = Grammar.identifier(statement, kind) else { return false }
    return isArgument(name, statement, end)
  }

  /// Whether the name in parentheses, without spaces, stands at `open`.
  private static func isArgument(_ name: ByteView, _ text: ByteView, _ open: Int) -> Bool {
    text[open] == UInt8(ascii: "(") && text.has(name, at: open + 1)
      && text[open + 1 + name.count] == UInt8(ascii: ")")
  }

  private static func isFunctionPointer(
    _ statement: ByteView, _ name: ByteView, _ grammar: borrowing Grammar
  ) -> Bool {
    guard statement.contains(UInt8(ascii: "*")), statement[0] != UInt8(ascii: "\n") else {
      return false
    }
    if let storage = Grammar.storage(statement, 1) {
      let start = statement.skipSpaces(storage)
      if start > storage && isPointer(statement, start, name, grammar) { return true }
    }
    return isPointer(statement, 1, name, grammar)
  }

  /// Whether `type (*name)(` stands at `start`.
  private static func isPointer(
    _ text: ByteView, _ start: Int, _ name: ByteView, _ grammar: borrowing Grammar
  ) -> Bool {
    grammar.type(text, start) { end in
      let open = text.skipSpaces(end)
      let star = text.skipSpaces(open + 1)
      let declared = text.skipSpaces(star + 1)
      guard text[open] == UInt8(ascii: "("), text[star] == UInt8(ascii: "*"),
        text.has(name, at: declared)
      else { return false }
      let close = text.skipSpaces(declared + name.count)
      return text[close] == UInt8(ascii: ")")
        && text[text.skipSpaces(close + 1)] == UInt8(ascii: "(")
    }
  }

  /// Whether the name stands somewhere with what follows a declared name.
  private static func isNamed(
    _ statement: ByteView, _ name: ByteView, _ grammar: borrowing Grammar
  ) -> Bool {
    var at = 0
    while let found = statement.firstIndex(of: name, from: at) {
      at = found + 1
      if statement.isWordBoundary(found),
        isDeclarator(statement, found + name.count, aligned: grammar.knowsAligned, depth: 0)
      {
        return true
      }
    }
    return false
  }

  /// Whether attributes and then a `;`, `=`, `[` or `(` follow.
  private static func isDeclarator(
    _ text: ByteView, _ at: Int, aligned knowsAligned: Bool, depth: Int
  ) -> Bool {
    let next = text.skipSpaces(at)
    switch text[next] {
    case UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: "["), UInt8(ascii: "("): return true
    default:
      return next > at && depth < 24
        && Grammar.attribute(text, next, aligned: knowsAligned) {
          isDeclarator(text, $0, aligned: knowsAligned, depth: depth + 1)
        }
    }
  }
}

extension Message {
  fileprivate static let away: Message =
    "move the export right after the function or variable that it exports"
}
