// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags the declaration of a function as weak.
enum WeakDeclaration: LineRule {
  static let info = RuleInfo(
    type: "WEAK_DECLARATION", level: .error, group: .macros,
    spot: .texts(["__weak"]),
    why: """
      A weak declaration makes each definition of the function weak, the real one included, and the \
      linker then picks any. Only the default definition is weak.
      """,
    examples: [
      Example(
        """
        !int example_start(void) __weak;
        """),
      Example(
        """
        +int __weak example_start(void)
        +{
        +	return 0;
        +}
        """),
    ])

  static let needs = Needs.anyOf(["weak"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard isWeak(line.code), hasPrototype(line.code, line.grammar) else { return }
    out.report(Self.self, .declaration)
  }

  private static func isWeak(_ code: ByteView) -> Bool {
    if code.contains(word: "__weak") { return true }
    var at = 0
    while let found = code.range(ofWordPrefix: "__attribute__", from: at) {
      at = found.upperBound
      let open = code.skipSpaces(at)
      let inner = code.skipSpaces(open + 1)
      if code[open] == UInt8(ascii: "("), code[inner] == UInt8(ascii: "(") {
        return code.range(ofWord: "weak", from: inner) != nil
      }
    }
    return false
  }

  /// Whether a type, a name, parameters and perhaps an attribute stand before a semicolon; the
  /// type may start inside a word.
  private static func hasPrototype(_ code: ByteView, _ grammar: borrowing Grammar) -> Bool {
    guard code.contains(UInt8(ascii: ";")), code.contains(UInt8(ascii: "(")) else { return false }
    let aligned = grammar.knowsAligned
    for at in 1..<max(code.count, 1) where code[at].isIdentifierStart {
      if grammar.declaredType(code, at, { isFunction(code, code.skipSpaces($0), aligned: aligned) })
        || grammar.misorderedDeclaredType(
          code, at, { isFunction(code, code.skipSpaces($0), aligned: aligned) })
      {
        return true
      }
    }
    return false
  }

  private static func isFunction(_ code: ByteView, _ at: Int, aligned: Bool) -> Bool {
    Grammar.identifier(code, at) { end in
      guard let close = Grammar.parentheses(code, code.skipSpaces(end)) else { return false }
      let next = code.skipSpaces(close)
      if code[next] == UInt8(ascii: ";") { return true }
      return Grammar.attribute(code, next, aligned: aligned) {
        code[code.skipSpaces($0)] == UInt8(ascii: ";")
      }
    }
  }
}

extension Message {
  fileprivate static let declaration: Message =
    "make the default definition weak, not the declaration"
}
