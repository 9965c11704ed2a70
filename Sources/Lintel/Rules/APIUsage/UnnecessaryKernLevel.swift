// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a KERN_ level in a call whose name says the level.
enum UnnecessaryKernLevel: LineRule {
  static let info = RuleInfo(
    type: "UNNECESSARY_KERN_LEVEL", level: .warning, group: .apiUsage, fix: .unsafe,
    why: """
      pr_err(), dev_info() and their siblings add the level themselves. A second one ends up in the \
      text of the message.
      """,
    reference: "Documentation/core-api/printk-basics.rst",
    examples: [
      Example(
        """
        !	pr_err(KERN_ERR "no answer\\n");
        """, fixed: "+\tpr_err(\"no answer\\n\");"),
      Example(
        """
        +	pr_err("no answer\\n");
        +	printk(KERN_ERR "no answer\\n");
        """),
    ])

  static let needs = Needs.anyOf(["KERN_"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    guard code.contains("KERN_"), !hasPrintk(code),
      let call = Grammar.loggingCall(code, inUBoot: line.has(.uBootLogging)),
      let range = lastLevel(code, from: call.upperBound)
    else { return }
    let level = code[range]
    guard out.report(Self.self, .extra(level)), out.isFixing else { return }
    out.fixes?.edit(line.index) { text in
      let range = text.withView { text -> Range<Int>? in
        guard let start = text.firstIndex(of: level) else { return nil }
        return text.skipSpacesBack(start)..<text.skipSpaces(start + level.count)
      }
      if let range { text.replace(range, with: .empty) }
    }
  }

  /// Whether a printk(), which takes a level, is called on the line.
  private static func hasPrintk(_ code: ByteView) -> Bool {
    var at = 0
    while let found = code.firstIndex(of: "printk", from: at) {
      at = found + 6
      var end = at
      if code.has("_once", at: at) {
        end += 5
      } else if code.has("_ratelimited", at: at) {
        end += 12
      }
      if code[code.skipSpaces(end)] == UInt8(ascii: "(") { return true }
    }
    return false
  }

  /// The last level at or after `start`.
  private static func lastLevel(_ code: ByteView, from start: Int) -> Range<Int>? {
    var last: Range<Int>?
    var at = start
    while let found = code.range(ofWordPrefix: "KERN_", from: at) {
      at = found.upperBound
      let end = code.skip(.upper, at)
      if end > at && !code[end].isWord { last = found.lowerBound..<end }
    }
    return last
  }
}

extension Message {
  fileprivate static func extra(_ level: ByteView) -> Message {
    "remove \(level); the function's name says the level"
  }
}
