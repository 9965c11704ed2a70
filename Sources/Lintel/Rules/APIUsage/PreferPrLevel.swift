// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags `printk(KERN_INFO …)` and its siblings, for which there are functions with the level in
/// their names.
enum PreferPrLevel: LineRule {
  static let info = RuleInfo(
    type: "PREFER_PR_LEVEL", level: .warning, group: .apiUsage,
    why: """
      dev_<level>() and the variants of a subsystem name the device before the message; \
      pr_<level>() at least adds the module's prefix. All are shorter than printk(KERN_<LEVEL>).
      """,
    reference: "Documentation/process/coding-style.rst#printing-kernel-messages",
    examples: [
      Example(
        """
        !	printk(KERN_WARNING "lost\\n");
        !	printk_once(KERN_DEBUG "seen\\n");
        """),
      Example(
        """
        +	pr_warn("lost\\n");
        +	dev_dbg(dev, "seen\\n");
        """),
    ])

  static let needs = Needs.anyOf(["printk"])

  private static let names: [StaticString] = ["printk", "printk_once", "printk_ratelimited"]

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    var at = 0
    while let start = code.range(ofWordPrefix: "printk", from: at)?.lowerBound {
      let end = code.wordEnd(start)
      at = end
      let name = code[start..<end]
      guard names.contains(where: { name.equals($0) }), let level = KernelLevel(code, callAt: end)
      else { continue }
      let suffix = code[(start + 6)..<end]
      out.report(Self.self, .shorter(name, level.word, level.name, level.debugName, suffix))
      return
    }
  }
}

/// The `KERN_<LEVEL>` before a format.
struct KernelLevel {
  /// The capitals after `KERN_`.
  let word: ByteView

  /// The level of the call whose name ends at `end`; nil where there is no call or no level.
  init?(_ code: ByteView, callAt end: Int) {
    let open = code.skipSpaces(end)
    guard code[open] == UInt8(ascii: "(") else { return nil }
    let level = code.skipSpaces(open + 1)
    guard code.has("KERN_", at: level), code[level + 5].isUpper else { return nil }
    word = code[(level + 5)..<code.skip(.upper, level + 5)]
  }

  /// What `pr_` takes.
  var name: [UInt8] {
    word.equals("WARNING") ? ByteView("warn").bytes : word.bytes.map(\.lowercased)
  }

  /// What `dev_` takes.
  var debugName: [UInt8] { word.equals("DEBUG") ? ByteView("dbg").bytes : name }
}

extension Message {
  fileprivate static func shorter(
    _ call: ByteView, _ level: ByteView, _ name: [UInt8], _ deviceName: [UInt8], _ suffix: ByteView
  ) -> Message {
    """
    replace \(call)(KERN_\(level)) by the subsystem's variant, such as netdev_\(deviceName)\(suffix)(), \
    dev_\(deviceName)\(suffix)() or pr_\(name)\(suffix)()
    """
  }
}
