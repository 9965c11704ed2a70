// SPDX-License-Identifier: GPL-2.0-only

/// What all checks of short delays report that usleep_range() should do, or do better.
enum UsleepRange {
  static let info = RuleInfo(
    type: "USLEEP_RANGE", level: .check, otherLevels: [.warning], group: .apiUsage,
    why: """
      udelay() keeps the processor busy. From about ten microseconds on usleep_range() lets others \
      run, where sleeping is allowed, and a range lets the kernel join wake-ups.
      """,
    reference: "Documentation/timers/timers-howto.rst",
    examples: UsleepRange.Udelay.examples + UsleepRange.Arguments.examples
  )
}
