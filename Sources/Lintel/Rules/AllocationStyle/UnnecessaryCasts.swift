// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags casts of what an allocator returns.
enum UnnecessaryCasts: LineRule {
  static let info = RuleInfo(
    type: "UNNECESSARY_CASTS", level: .warning, group: .allocationStyle,
    why: """
      A void pointer becomes any other object pointer without a cast. The cast hides a wrong type \
      and a missing declaration from the compiler.
      """,
    reference: "Documentation/process/coding-style.rst#allocating-memory",
    examples: [
      Example(
        """
        !	item = (struct item *)kmalloc(size, GFP_KERNEL);
        """),
      Example(
        """
        +	item = kmalloc(size, GFP_KERNEL);
        """),
    ])

  static let needs = Needs.anyOf(["alloc", "kstrdup", "kmemdup"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    var at = 0
    while let star = code.firstIndex(of: UInt8(ascii: "*"), from: at) {
      at = star + 1
      let close = code.skipSpaces(at)
      guard code[close] == UInt8(ascii: ")"),
        Grammar.allocationFunction(code, code.skipSpaces(close + 1), { code.isWordBoundary($0) })
      else { continue }
      out.report(Self.self, .needless)
      return
    }
  }
}

extension Message {
  fileprivate static let needless: Message =
    "remove the cast, it may hide a mistake; see http://c-faq.com/malloc/mallocnocast.html"
}
