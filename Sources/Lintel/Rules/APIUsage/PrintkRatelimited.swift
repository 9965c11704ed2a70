// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags `printk_ratelimit()`, whose callers all share one limit.
enum PrintkRatelimited: LineRule {
  static let info = RuleInfo(
    type: "PRINTK_RATELIMITED", level: .warning, group: .apiUsage,
    why: """
      All callers of printk_ratelimit() share one limit, so a noisy one silences the others. The \
      _ratelimited() variants keep a limit for each place.
      """,
    examples: [
      Example(
        """
        !	if (printk_ratelimit())
        +		pr_warn("lost\\n");
        """),
      Example(
        """
        +	pr_warn_ratelimited("lost\\n");
        """),
    ])

  static let needs = Needs.anyOf(["printk_ratelimit"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    if line.code.range(ofCall: "printk_ratelimit") != nil { out.report(Self.self, .shared) }
  }
}

extension Message {
  fileprivate static let shared: Message =
    "printk_ratelimit() shares one limit; use pr_<level>_ratelimited() or printk_ratelimited()"
}
