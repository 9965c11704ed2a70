// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension UsleepRange {
  /// Flags a udelay() that is long enough to sleep.
  enum Udelay: LineRule {
    static let info = UsleepRange.info

    static let examples: [Example] = [
      Example(
        """
        !	udelay(50);
        """, strict: true),
      Example(
        """
        +	udelay(5);
        +	udelay(delay);
        """, strict: true),
    ]

    static let needs = Needs.anyOf(["udelay"])

    static func check(_ line: borrowing Line, _ out: inout Reporter) {
      guard let delay = BusyDelay.microseconds(line.code), delay >= 10 else { return }
      out.report(Self.self, .sleep)
    }
  }

  /// Flags a udelay() that is too long for it.
  enum LongDelay: LineRule {
    static let info = RuleInfo(
      type: "LONG_UDELAY", level: .warning, group: .apiUsage,
      spot: .texts(["udelay"]),
      why: """
        udelay() counts loops, and some architectures cannot count beyond two milliseconds. mdelay() \
        can, and msleep() does not even keep the processor busy.
        """,
      reference: "Documentation/timers/timers-howto.rst",
      examples: [
        Example(
          """
          !	udelay(5000);
          """),
        Example(
          """
          +	udelay(2000);
          """),
      ])

    static let needs = Needs.anyOf(["udelay"])

    static func check(_ line: borrowing Line, _ out: inout Reporter) {
      guard let delay = BusyDelay.microseconds(line.code), delay > 2000 else { return }
      out.report(Self.self, .long)
    }
  }
}

/// Reads calls of udelay().
private enum BusyDelay {
  /// The argument of the first call with a plain number.
  static func microseconds(_ code: ByteView) -> Int? {
    var at = 0
    while let call = code.range(ofCall: "udelay", from: at) {
      at = call.upperBound
      let start = code.skipSpaces(code.skipSpaces(at) + 1)
      let end = code.skip(.digit, start)
      guard end > start, code[code.skipSpaces(end)] == UInt8(ascii: ")") else { continue }
      return code.number(at: start)?.value ?? .max
    }
    return nil
  }
}

extension Message {
  fileprivate static let sleep: Message =
    "sleep with usleep_range() where sleeping is allowed; see Documentation/timers/timers-howto.rst"
  fileprivate static let long: Message = "use mdelay() for a delay of more than 2000 microseconds"
}
