// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a short msleep().
enum Msleep: LineRule {
  static let info = RuleInfo(
    type: "MSLEEP", level: .warning, group: .apiUsage,
    why: """
      msleep() sleeps for whole ticks of the timer and one more, so that at HZ=100 a millisecond \
      may become twenty. usleep_range() uses a high-resolution timer and sleeps for at least its \
      first argument.
      """,
    reference: "Documentation/timers/timers-howto.rst",
    examples: [
      Example(
        """
        !	msleep(5);
        """),
      Example(
        """
        +	msleep(20);
        +	usleep_range(5000, 6000);
        """),
    ])

  static let needs = Needs.anyOf(["msleep"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    var at = 0
    while let call = code.range(ofCall: "msleep", from: at) {
      at = call.upperBound
      let start = code.skipSpaces(at) + 1
      let end = code.skip(.digit, start)
      guard end > start, code.has(");", at: end) else { continue }
      if let sleep = code.number(at: start), sleep.value < 20 { out.report(Self.self, .short) }
      return
    }
  }
}

extension Message {
  fileprivate static let short: Message =
    "use usleep_range(), as a short msleep() may take 20 ms; see Documentation/timers/timers-howto.rst"
}
