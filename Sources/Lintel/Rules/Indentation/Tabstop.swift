// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a statement that starts between two tab stops.
enum Tabstop: LineRule {
  static let info = RuleInfo(
    type: "TABSTOP", level: .warning, group: .indentation, fix: .layout,
    why: """
      A statement, a declaration and a brace start on a tab stop. Only lines that continue an \
      earlier one are indented with spaces.
      """,
    reference: "Documentation/process/coding-style.rst#indentation",
    examples: [
      Example(
        """
        !	   return 0;
        !	   int count = 0;
        !	   }
        """, fixed: "+\treturn 0;\n+\tint count = 0;\n+\t}"),
      Example(
        """
        +	return 0;
        +	call(first,
        +	     second);
        """),
    ])

  // A comment in front of the code counts as blanks.
  static let needs = Needs.anyOf(["\t ", "*/"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.spaced
    guard line.isAdded, code[1] == UInt8(ascii: "\t") else { return }
    var tabs = 1
    while code[tabs] == UInt8(ascii: "\t") { tabs += 1 }
    var start = tabs
    while code[start] == UInt8(ascii: " ") { start += 1 }
    let blanks = start - tabs
    let tabSize = line.services.tabSize
    guard blanks > 0, tabSize > 0, blanks % tabSize != 0,
      startsStatement(
        code, start, line.grammar, mayDeclare: !line.traits.isDisjoint(with: .declarationEnd))
    else { return }
    guard out.report(Self.self, .notOnStop), out.isFixing else { return }
    out.fixes?.edit(line.index) { text in
      let found = text.withView { text -> Range<Int> in
        var tabs = 1
        while text[tabs] == UInt8(ascii: "\t") { tabs += 1 }
        var end = tabs
        while text[end] == UInt8(ascii: " ") { end += 1 }
        return text[0] == UInt8(ascii: "+") && tabs > 1 && end > tabs ? tabs..<end : 0..<0
      }
      guard !found.isEmpty else { return }
      text.replaceSubrange(
        found, with: repeatElement(UInt8(ascii: "\t"), count: blanks / tabSize))
    }
  }

  /// Whether a statement, a brace of its own or a declaration starts at `at`.
  private static func startsStatement(
    _ code: ByteView, _ at: Int, _ grammar: borrowing Grammar, mayDeclare: Bool
  ) -> Bool {
    switch code[at] {
    case UInt8(ascii: "{"): return code.skipSpaces(at + 1) >= code.count
    case UInt8(ascii: "}"):
      let next = code.skipSpaces(at + 1)
      return next >= code.count || code[next..<code.wordEnd(next)].equals("else")
        || code[next..<code.wordEnd(next)].equals("while")
    default: break
    }
    guard code[at].isIdentifierStart else { return false }
    if Grammar.isStatementKeyword(code[at..<code.wordEnd(at)]) { return true }
    guard mayDeclare else { return false }
    return grammar.declaredType(code, at) { end in
      let name = code.skipSpaces(end)
      guard let end = Grammar.identifier(code, name) else { return false }
      let next = code[code.skipSpaces(end)]
      return next == UInt8(ascii: ";") || next == UInt8(ascii: "=")
    }
  }
}

extension LineTraits {
  /// What stands behind a declared name, or its value.
  fileprivate static let declarationEnd: LineTraits = ";="
}

extension Message {
  fileprivate static let notOnStop: Message = "start the statement on a tab stop"
}
