// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags `printk()` without a level right after its parenthesis.
enum PrintkWithoutKernLevel: LineRule {
  static let info = RuleInfo(
    type: "PRINTK_WITHOUT_KERN_LEVEL", level: .warning, group: .apiUsage,
    why: """
      A message without a level gets the default one, which says nothing about its weight. Put \
      KERN_<LEVEL> before the format, or better use pr_<level>() or dev_<level>().
      """,
    reference: "Documentation/core-api/printk-basics.rst",
    examples: [
      Example(
        """
        !	printk("ready\\n");
        """),
      Example(
        """
        +	printk(KERN_INFO "ready\\n");
        """),
    ])

  static let needs = Needs.anyOf(["printk"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    var at = 0
    while let call = code.range(ofCall: "printk", from: at) {
      at = call.upperBound
      let argument = code.skipSpaces(at) + 1
      // A space before the level counts as no level.
      if code[argument].isSpace || !hasLevel(code, argument) {
        out.report(Self.self, .noLevel)
        return
      }
    }
  }

  private static func hasLevel(_ code: ByteView, _ at: Int) -> Bool {
    guard code.has("KERN_", at: at) else { return false }
    let end = code.skip(.upper, at + 5)
    return end > at + 5 && !code[end].isWord
  }
}

extension Message {
  fileprivate static let noLevel: Message = "give printk() a level: KERN_<LEVEL>"
}
