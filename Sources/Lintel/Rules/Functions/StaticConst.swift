// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags `const` before `static`, or after the type of a static variable.
enum StaticConst: LineRule {
  static let info = RuleInfo(
    type: "STATIC_CONST", level: .warning, group: .functions,
    fix: .sameMeaning(adds: [], removes: []),
    why: """
      Declarations start with the storage class; people search for "static const".
      """,
    examples: [
      Example(
        """
        !const static int limit = 3;
        !	static int const limit = 3;
        """, fixed: "+static const int limit = 3;\n+\tstatic const int limit = 3;"),
      Example(
        """
        +static const int limit = 3;
        +static char *const name = "a";
        """),
    ])

  static let needs = Needs.anyOf(["static"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let text = line.spaced
    guard line.isAdded, let type = misplaced(text, line.grammar) else { return }
    guard out.report(Self.self, .order(type)), out.isFixing else { return }
    out.fixes?.edit(line.index) { fixed in
      if let words = fixed.withView({ constStatic($0) }) {
        fixed.replace(words, with: ByteView("static const"))
      }
      if let (whole, type) = fixed.withView({ firstTypeBeforeConst($0, line.grammar) }) {
        fixed.replaceSubrange(whole, with: ByteView("static const ").bytes + fixed[type])
      }
    }
  }

  /// The type of the line's declaration, where const is at the wrong place of it.
  private static func misplaced(_ text: ByteView, _ grammar: borrowing Grammar) -> ByteView? {
    let start = text.skipSpaces(1)
    if let const = DeclarationWords.after("const", text, start),
      let storage = DeclarationWords.next("static", text, const), text[storage].isSpace
    {
      let type = text.skipSpaces(storage)
      var found: ByteView?
      _ = grammar.type(text, type) {
        guard text.isWordBoundary($0) else { return false }
        found = text[type..<$0]
        return true
      }
      return found
    }
    guard let storage = DeclarationWords.after("static", text, start) else { return nil }
    return typeBeforeConst(text, storage, grammar).map { text[$0.type] }
  }

  /// The type after a `static` that ends at `storage`, and the end of the const that follows it.
  private static func typeBeforeConst(
    _ text: ByteView, _ storage: Int, _ grammar: borrowing Grammar
  ) -> (type: Range<Int>, end: Int)? {
    let start = text.skipSpaces(storage)
    guard start > storage else { return nil }
    var found: (type: Range<Int>, end: Int)?
    _ = grammar.basicType(text, start) {
      guard let end = DeclarationWords.next("const", text, $0) else { return false }
      found = (start..<$0, end)
      return true
    }
    return found
  }

  /// The first `const static`.
  private static func constStatic(_ text: ByteView) -> Range<Int>? {
    var at = 0
    while let const = text.range(ofWord: "const", from: at) {
      at = const.upperBound
      if let end = DeclarationWords.next("static", text, at) { return const.lowerBound..<end }
    }
    return nil
  }

  /// The first static, type and const, and the type in it.
  private static func firstTypeBeforeConst(
    _ text: ByteView, _ grammar: borrowing Grammar
  ) -> (whole: Range<Int>, type: Range<Int>)? {
    var at = 0
    while let storage = text.range(ofWord: "static", from: at) {
      at = storage.upperBound
      if let found = typeBeforeConst(text, at, grammar) {
        return (storage.lowerBound..<found.end, found.type)
      }
    }
    return nil
  }
}

extension Message {
  fileprivate static func order(_ type: ByteView) -> Message {
    "write \"static const \(type)\""
  }
}
