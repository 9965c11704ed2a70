// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags `in_atomic()`, which cannot see a spinlock without preemption counting.
enum InAtomic: LineRule {
  static let info = RuleInfo(
    type: "IN_ATOMIC", level: .error, otherLevels: [.warning], group: .apiUsage,
    why: """
      in_atomic() is not true in every context in which a driver must not sleep. Pass the context, \
      or a gfp_t, as an argument.
      """,
    reference: "include/linux/preempt.h",
    examples: [
      Example(
        """
        !	if (in_atomic())
        """),
      Example(
        """
        !	if (in_atomic())
        """, in: "fs/example/file.c"),
      Example(
        """
        +	if (in_atomic())
        """, in: "kernel/example.c"),
    ])

  static let needs = Needs.anyOf(["in_atomic"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.code.range(ofCall: "in_atomic") != nil else { return }
    if line.path.hasPrefix("drivers/") {
      out.report(Self.self, .driver)
    } else if !line.path.hasPrefix("kernel/") {
      out.report(Self.self, level: .warning, .elsewhere)
    }
  }
}

extension Message {
  fileprivate static let driver: Message =
    "drivers must not ask in_atomic(); pass the context along"
  fileprivate static let elsewhere: Message =
    "in_atomic() is for the core kernel only; pass the context along"
}
