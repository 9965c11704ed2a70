// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a message that is printed in pieces.
enum LoggingContinuation: LineRule {
  static let info = RuleInfo(
    type: "LOGGING_CONTINUATION", level: .warning, group: .apiUsage,
    spot: .texts(["pr_cont", "KERN_CONT"]),
    why: """
      Other processors may print between two pieces of a line. Put the line together first, or \
      print whole lines.
      """,
    reference: "Documentation/core-api/printk-basics.rst",
    examples: [
      Example(
        """
        !	pr_cont(" done\\n");
        !	printk(KERN_CONT " done\\n");
        """),
      Example(
        """
        +	pr_info("reset done\\n");
        """),
    ])

  static let needs = Needs.anyOf(["pr_cont", "KERN_CONT"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.code.range(ofCall: "pr_cont") != nil || continuesPrintk(line.code) else { return }
    out.report(Self.self, .pieces)
  }

  private static func continuesPrintk(_ code: ByteView) -> Bool {
    var at = 0
    while let call = code.range(ofCall: "printk", from: at) {
      at = call.upperBound
      if code.hasWord("KERN_CONT", at: code.skipSpaces(code.skipSpaces(at) + 1)) { return true }
    }
    return false
  }
}

extension Message {
  fileprivate static let pieces: Message = "print whole lines where possible, not pieces"
}
