// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a statement that starts between two tab stops.
enum Tabstop: LineRule {
  static let info = RuleInfo(
    type: "TABSTOP", level: .warning, group: .indentation, fix: .layout,
    spot: .indent,
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

  // A comment before the code counts as spaces.
  static let needs = Needs.anyOf(["\t ", "*/"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.spaced
    guard line.isAdded, code[1] == UInt8(ascii: "\t") else { return }
    var tabs = 1
    while code[tabs] == UInt8(ascii: "\t") { tabs += 1 }
    var start = tabs
    while code[start] == UInt8(ascii: " ") { start += 1 }
    let spaces = start - tabs
    let tabSize = line.services.tabSize
    guard spaces > 0, tabSize > 0, spaces % tabSize != 0,
      startsStatement(
        code, start, line.grammar, mayDeclare: !line.traits.isDisjoint(with: .declarationEnd))
    else { return }
    guard out.report(Self.self, .notOnStop), out.isFixing else { return }
    var stops = spaces / tabSize
    if line.options.precise {
      guard let kept = stopsInOrder(line, tabs: tabs - 1, spaces: spaces) else {
        out.fixes?.bar()
        return
      }
      stops = kept
    }
    let indent = [UInt8](repeating: UInt8(ascii: "\t"), count: stops)
    out.fixes?.replace(tabs..<start, in: line.index, with: indent) { text in
      let found = text.withView { text -> Range<Int> in
        var tabs = 1
        while text[tabs] == UInt8(ascii: "\t") { tabs += 1 }
        var end = tabs
        while text[end] == UInt8(ascii: " ") { end += 1 }
        return text[0] == UInt8(ascii: "+") && tabs > 1 && end > tabs ? tabs..<end : 0..<0
      }
      guard !found.isEmpty else { return }
      text.replaceSubrange(found, with: indent)
    }
  }

  /// How many tabs take the place of the spaces so that the line stays as far in as before, compared
  /// with the lines above and below: a body must not look as if it stood outside of its `if`.
  ///
  /// Findings next to each other that start alike move together, a few dozen at the most.
  private static func stopsInOrder(
    _ line: borrowing Line, tabs: Int, spaces: Int
  ) -> Int? {
    let size = line.services.tabSize
    let old = tabs * size + spaces
    let (above, below) = (neighbour(line, -1), neighbour(line, 1))
    guard above.passed + below.passed < mostTogether else { return nil }
    let around = [above.indent, below.indent].compactMap { $0 }
    return [spaces / size, spaces / size + 1].first { stops in
      let new = (tabs + stops) * size
      return around.allSatisfy { ($0 < old) == ($0 < new) && ($0 > old) == ($0 > new) }
    }
  }

  private static let mostTogether = 32

  /// The indentation of the next line in a direction that has code and does not move as this one does,
  /// nil where the hunk ends; and how many lines that do were passed.
  private static func neighbour(
    _ line: borrowing Line, _ step: Int
  ) -> (indent: Int?, passed: Int) {
    let indent = line.spaced.upTo(line.spaced.skipSpaces(1))
    var passed = 0
    var index = line.index + step
    while index >= line.hunkStart - 1, index < line.patch.count {
      let code = line.patch.code(index)
      if code[0] == UInt8(ascii: "@") || code[0] == UInt8(ascii: "d") { break }
      let start = code.skipSpaces(1)
      let isCode =
        code[0] != UInt8(ascii: "-") && start < code.count && code[start] != .comment
        && code[start] != UInt8(ascii: "#")
      if isCode {
        guard passed < mostTogether, code.upTo(start).equals(indent),
          startsStatement(code, start, line.grammar, mayDeclare: true)
        else { return (line.indent(of: code), passed) }
        passed += 1
      }
      index += step
    }
    return (nil, passed)
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
  /// What stands after a declared name, or its value.
  fileprivate static let declarationEnd: LineTraits = ";="
}

extension Message {
  fileprivate static let notOnStop: Message = "start the statement on a tab stop"
}
