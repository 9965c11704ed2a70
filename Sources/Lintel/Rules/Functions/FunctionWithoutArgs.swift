// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags `int foo()`, which says nothing about the arguments.
enum FunctionWithoutArgs: LineRule {
  static let info = RuleInfo(
    type: "FUNCTION_WITHOUT_ARGS", level: .error, group: .functions, fix: .unsafe,
    why: """
      Empty parentheses leave the arguments of a function unchecked. A function that takes none \
      says (void).
      """,
    examples: [
      Example(
        """
        !int example();
        """, fixed: "+int example(void);"),
      Example(
        """
        +int example(void);
        +	example();
        """),
    ])

  static let needs = Needs.anyOf(["()", "( ", "(\t", "(\r", "(\u{b}", "(\u{c}"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    guard hasEmptyParentheses(code) else { return }
    var at = 1
    while at < code.count {
      if let name = functionName(code, at, line.grammar) {
        guard out.report(Self.self, .unchecked(code[name])), out.isFixing else { return }
        out.fixes?.edit(line.index) { fix(&$0, line.grammar) }
        return
      }
      at += 1
    }
  }

  private static func hasEmptyParentheses(_ code: ByteView) -> Bool {
    var at = 0
    while let open = code.firstIndex(of: UInt8(ascii: "("), from: at) {
      if emptyParentheses(code, open) != nil { return true }
      at = open + 1
    }
    return false
  }

  /// After a pair of parentheses at `at` with nothing but white space in it.
  private static func emptyParentheses(_ code: ByteView, _ at: Int) -> Int? {
    guard code[at] == UInt8(ascii: "(") else { return nil }
    let close = code.skipSpaces(at + 1)
    return code[close] == UInt8(ascii: ")") ? close + 1 : nil
  }

  /// The name that follows a type at `at` and is followed by empty parentheses.
  private static func functionName(
    _ code: ByteView, _ at: Int, _ grammar: borrowing Grammar
  ) -> Range<Int>? {
    guard code[at].isIdentifierStart, !code[at - 1].isWord else { return nil }
    var found: Range<Int>?
    _ = grammar.type(code, at) { typeEnd in
      let start = code.skipSpaces(typeEnd)
      return Grammar.identifier(code, start) { end in
        guard emptyParentheses(code, code.skipSpaces(end)) != nil else { return false }
        found = start..<end
        return true
      }
    }
    return found
  }

  /// Writes (void) for the first function that white space divides from its type.
  private static func fix(_ text: inout [UInt8], _ grammar: borrowing Grammar) {
    let replacement = text.withView { view -> (range: Range<Int>, text: [UInt8])? in
      var at = 0
      while at < view.count {
        defer { at += 1 }
        guard view[at].isIdentifierStart, !view[at - 1].isWord else { continue }
        var found: (range: Range<Int>, text: [UInt8])?
        _ = grammar.type(view, at) { typeEnd in
          let start = view.skipSpaces(typeEnd)
          guard start > typeEnd else { return false }
          return Grammar.identifier(view, start) { end in
            guard let close = emptyParentheses(view, view.skipSpaces(end)) else { return false }
            // All spaces but the last belong to the type, unless a modifier ends it.
            let takesSpaces = start > typeEnd + 1 && grammar.isType(view, at, endingAt: start - 1)
            let type = view[at..<(takesSpaces ? start - 1 : typeEnd)]
            let declaration = type.bytes + [UInt8(ascii: " ")] + view[start..<end].bytes
            found = (at..<close, declaration + ByteView("(void)").bytes)
            return true
          }
        }
        if found != nil { return found }
      }
      return nil
    }
    if let (range, new) = replacement { text.replaceSubrange(range, with: new) }
  }
}

extension Message {
  fileprivate static func unchecked(_ name: ByteView) -> Message {
    "write \(name)(void); empty parentheses leave the arguments unchecked"
  }
}
