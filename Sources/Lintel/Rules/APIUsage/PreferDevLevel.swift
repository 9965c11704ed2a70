// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags `dev_printk()` with a constant level.
enum PreferDevLevel: LineRule {
  static let info = RuleInfo(
    type: "PREFER_DEV_LEVEL", level: .warning, group: .apiUsage,
    why: """
      dev_<level>() says the same as dev_printk() with a constant level, in fewer words. dev_dbg() \
      can also be compiled out or switched on at run time.
      """,
    reference: "Documentation/process/coding-style.rst#printing-kernel-messages",
    examples: [
      Example(
        """
        !	dev_printk(KERN_WARNING, dev, "lost\\n");
        """),
      Example(
        """
        +	dev_warn(dev, "lost\\n");
        +	dev_printk(level, dev, "lost\\n");
        """),
    ])

  static let needs = Needs.anyOf(["dev_printk"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    var at = 0
    while let call = code.range(ofCall: "dev_printk", from: at) {
      at = call.upperBound
      guard let level = KernelLevel(code, callAt: at) else { continue }
      out.report(Self.self, .shorter(level.word, level.debugName))
      return
    }
  }
}

extension Message {
  fileprivate static func shorter(_ level: ByteView, _ name: [UInt8]) -> Message {
    "use dev_\(name)() instead of dev_printk(KERN_\(level))"
  }
}
