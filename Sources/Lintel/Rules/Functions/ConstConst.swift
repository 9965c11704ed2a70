// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags `const` on both sides of a type.
enum ConstConst: LineRule {
  static let info = RuleInfo(
    type: "CONST_CONST", level: .warning, group: .functions,
    why: """
      A const before a type and one after it mean the same. Most often the second was meant for \
      the pointer and belongs after the star.
      """,
    examples: [
      Example(
        """
        !	const char const *name;
        !	const int const limit = 3;
        """),
      Example(
        """
        +	const char * const name;
        +	const char const table[] = { 1 };
        """),
    ])

  static let needs = Needs.anyOf(["const"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let text = line.spaced
    var at = 0
    while let const = text.range(ofWord: "const", from: at) {
      at = const.upperBound
      guard let type = typeBetweenConsts(text, at, line.grammar) else { continue }
      let hasPointer = occurs(type, text) { text[text.skipSpaces($0)] == UInt8(ascii: "*") }
      if hasPointer {
        out.report(Self.self, .pointer(type))
      } else if !occurs(type, text, then: { isArray(text, $0) }) {
        out.report(Self.self, .twice(type))
      }
      return
    }
  }

  /// The type after a const that ends at `end`, if another const follows the type.
  private static func typeBetweenConsts(
    _ text: ByteView, _ end: Int, _ grammar: borrowing Grammar
  ) -> ByteView? {
    let start = text.skipSpaces(end)
    guard start > end else { return nil }
    var type: ByteView?
    _ = grammar.basicType(text, start) {
      guard DeclarationWords.next("const", text, $0) != nil else { return false }
      type = text[start..<$0]
      return true
    }
    return type
  }

  /// Whether the type stands somewhere between two consts such that `then` accepts what follows.
  private static func occurs(_ type: ByteView, _ text: ByteView, then: (Int) -> Bool) -> Bool {
    var at = 0
    while let const = text.range(ofWord: "const", from: at) {
      at = const.upperBound
      let start = text.skipSpaces(at)
      if start > at, text.has(type, at: start),
        let end = DeclarationWords.next("const", text, start + type.count), then(end)
      {
        return true
      }
    }
    return false
  }

  private static func isArray(_ text: ByteView, _ at: Int) -> Bool {
    let name = text.skipSpaces(at)
    let end = text.wordEnd(name)
    return name > at && end > name && text[text.skipSpaces(end)] == UInt8(ascii: "[")
  }
}

extension Message {
  fileprivate static func pointer(_ type: ByteView) -> Message {
    "write \"const \(type) * const\"; the second const is on the wrong side of the star"
  }
  fileprivate static func twice(_ type: ByteView) -> Message {
    "write \"const \(type)\"; one const is enough"
  }
}
