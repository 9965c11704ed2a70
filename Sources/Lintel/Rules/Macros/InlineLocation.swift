// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags an inline that does not stand between the storage class and the type.
enum InlineLocation: LineRule {
  static let info = RuleInfo(
    type: "INLINE_LOCATION", level: .error, group: .macros,
    why: "A function's declaration reads: storage class, inline, type.",
    examples: [
      Example(
        """
        !inline static int example_count(void)
        !static int inline example_size(void)
        """),
      Example(
        """
        +static inline int example_count(void)
        """),
    ])

  static let needs = Needs.anyOf(["inline"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    guard code.contains("inline") else { return }
    if isBeforeStorage(code) || isAfterType(code, line.grammar) {
      out.report(Self.self, .between)
    }
  }

  private static func isAfterType(_ code: ByteView, _ grammar: borrowing Grammar) -> Bool {
    grammar.firstType(in: code) { end in
      let start = code.skipSpaces(end)
      return start > end && Grammar.inline(code, start) { !code[$0].isWord }
    } != nil
  }

  private static func isBeforeStorage(_ code: ByteView) -> Bool {
    for at in 1..<max(code.count, 1) where !code[at - 1].isWord {
      let found = Grammar.inline(code, at) { end in
        let start = code.skipSpaces(end)
        guard start > end, let storageEnd = Grammar.storage(code, start) else { return false }
        return !code[storageEnd].isWord
      }
      if found { return true }
    }
    return false
  }
}

extension Message {
  fileprivate static let between: Message = "write inline between the storage class and the type"
}
