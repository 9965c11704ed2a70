// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a typedef of anything but a function or a sparse type.
enum NewTypedefs: LineRule {
  static let info = RuleInfo(
    type: "NEW_TYPEDEFS", level: .warning, group: .functions,
    why: """
      A typedef hides what a variable is. Use struct, union or enum by name; typedefs are for \
      pointers to functions, for types that sparse checks and for sized integers.
      """,
    reference: "Documentation/process/coding-style.rst#typedefs",
    examples: [
      Example(
        """
        !typedef struct example example_t;
        """),
      Example(
        """
        +typedef int (*example_fn)(void *data);
        +typedef unsigned int __bitwise example_flags;
        """),
    ])

  static let needs = Needs.anyOf(["typedef"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    guard hasTypedef(code), !isOfFunction(code, line.grammar), !namesKernelType(code, line.grammar),
      !code.contains(word: "__bitwise")
    else { return }
    out.report(Self.self, .hidden)
  }

  private static func hasTypedef(_ code: ByteView) -> Bool {
    var at = 0
    while let word = code.range(ofWord: "typedef", from: at) {
      if code[word.upperBound].isSpace { return true }
      at = word.upperBound
    }
    return false
  }

  /// Whether a typedef on the line is one of a function or a pointer to one.
  private static func isOfFunction(_ code: ByteView, _ grammar: borrowing Grammar) -> Bool {
    var at = 0
    while let word = code.range(ofWord: "typedef", from: at) {
      at = word.upperBound
      let type = code.skipSpaces(at)
      if type > at, grammar.type(code, type, { isFunction(code, typeEnd: $0) }) { return true }
    }
    return false
  }

  private static func isFunction(_ code: ByteView, typeEnd: Int) -> Bool {
    let next = code.skipSpaces(typeEnd)
    if code[next] == UInt8(ascii: "(") {
      let star = code.skipSpaces(next + 1)
      let name = code[star] == UInt8(ascii: "*") ? star + 1 : star
      return Grammar.identifier(code, name) {
        let close = code.skipSpaces($0)
        return code[close] == UInt8(ascii: ")")
          && code[code.skipSpaces(close + 1)] == UInt8(ascii: "(")
      }
    }
    return next > typeEnd
      && Grammar.identifier(code, next) { code[code.skipSpaces($0)] == UInt8(ascii: "(") }
  }

  /// Whether a type of the kernel's own, or one that the user has added, stands on the line.
  private static func namesKernelType(_ code: ByteView, _ grammar: borrowing Grammar) -> Bool {
    var at = 0
    while at < code.count {
      let end = code.wordEnd(at)
      if end > at, grammar.isNamedType(code[at..<end]) { return true }
      at = max(end, at + 1)
    }
    return false
  }
}

extension Message {
  fileprivate static let hidden: Message = "do not add a typedef; use the type by its own name"
}
