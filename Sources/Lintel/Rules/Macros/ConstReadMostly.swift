// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags `__read_mostly` on data that cannot change.
enum ConstReadMostly: LineRule {
  static let info = RuleInfo(
    type: "CONST_READ_MOSTLY", level: .error, group: .macros, fix: .unsafe,
    why: """
      __read_mostly is for data that seldom changes. Constant data never does, and has a section \
      of its own.
      """,
    examples: [
      Example(
        """
        !static const int limit __read_mostly = 3;
        """, fixed: "+static const int limit = 3;"),
      Example(
        """
        +static int limit __read_mostly = 3;
        +static const int limit = 3;
        """),
    ])

  static let needs = Needs.anyOf(["__read_mostly"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.code.contains(word: "__read_mostly"),
      let type = declaredType(line.code, line.grammar), type.contains(word: "const"),
      type[type.skipSpacesBack(type.count) - 1] != UInt8(ascii: "*"),
      out.report(Self.self, .constant), out.isFixing
    else { return }
    out.fixes?.edit(line.index) { text in
      if let range = text.withView(attribute) { text.replace(range, with: .empty) }
    }
  }

  /// The first type of the line that a name follows.
  private static func declaredType(
    _ code: ByteView, _ grammar: borrowing Grammar
  ) -> ByteView? {
    for start in 0..<code.count where code[start].isIdentifierStart {
      var end = start
      let isDeclared = grammar.type(code, start) {
        end = $0
        return code[code.skipSpaces($0)].isIdentifierStart
      }
      if isDeclared { return code[start..<end] }
    }
    return nil
  }

  /// The attribute and the white space before it.
  private static func attribute(_ text: ByteView) -> Range<Int>? {
    var at = 0
    while let found = text.firstIndex(of: "__read_mostly", from: at) {
      at = found + 1
      let start = text.skipSpacesBack(found)
      if start < found && !text[found + 13].isWord { return start..<(found + 13) }
    }
    return nil
  }
}

extension Message {
  fileprivate static let constant: Message = "remove __read_mostly, the data is const"
}
