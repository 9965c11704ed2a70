// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags code that the preprocessor always leaves out.
enum If0: LineRule {
  static let info = RuleInfo(
    type: "IF_0", level: .warning, group: .macros,
    why: """
      Code between #if 0 and #endif is never compiled and soon no longer fits what is around it. \
      The history of the tree keeps what may be wanted again.
      """,
    reference: "Documentation/process/coding-style.rst#conditional-compilation",
    examples: [
      Example(
        """
        !#if 0
        +	old_way();
        +#endif
        """),
      Example(
        """
        +#if 0x10 > EXAMPLE_LIMIT
        +	old_way();
        +#endif
        """),
      Example(
        """
        +#if 0
        +#endif
        """, in: "include/asm-generic/vmlinux.lds.h"),
    ])

  static let needs = Needs.anyOf(["if"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    if ConstantCondition.stands(in: line.code, UInt8(ascii: "0")) { out.report(Self.self, .never) }
  }
}

/// Flags code that the preprocessor never leaves out.
enum If1: LineRule {
  static let info = RuleInfo(
    type: "IF_1", level: .warning, group: .macros,
    why: "An #if 1 changes nothing; without it and its #endif the code is the same.",
    reference: "Documentation/process/coding-style.rst#conditional-compilation",
    examples: [
      Example(
        """
        !#if 1
        +	new_way();
        +#endif
        """),
      Example(
        """
        +#if EXAMPLE_LIMIT == 1
        +	new_way();
        +#endif
        """),
    ])

  static let needs = Needs.anyOf(["if"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    if ConstantCondition.stands(in: line.code, UInt8(ascii: "1")) { out.report(Self.self, .always) }
  }
}

/// Reads `#if` with a digit after it.
private enum ConstantCondition {
  /// Whether the condition of the line's `#if` starts with this digit as a word of its own.
  static func stands(in code: ByteView, _ digit: UInt8) -> Bool {
    let hash = code.skipSpaces(1)
    let keyword = code.skipSpaces(hash + 1)
    guard code[hash] == UInt8(ascii: "#"), code.has("if", at: keyword) else { return false }
    let at = code.skipSpaces(keyword + 2)
    return at > keyword + 2 && code[at] == digit && !code[at + 1].isWord
  }
}

extension Message {
  fileprivate static let never: Message = "remove the code between this #if 0 and its #endif"
  fileprivate static let always: Message = "remove this #if 1 and its #endif"
}
