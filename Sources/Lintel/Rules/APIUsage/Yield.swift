// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags `yield()`, which hardly ever does what its caller hopes for.
enum Yield: LineRule {
  static let info = RuleInfo(
    type: "YIELD", level: .warning, group: .apiUsage,
    why: """
      yield() only asks the scheduler to look for another task and waits for nothing; a realtime \
      task may get the processor right back and spin. To wait for something use wait_event() or a \
      completion; to be fair to others in a long loop use cond_resched().
      """,
    reference: "kernel/sched/syscalls.c, yield()",
    examples: [
      Example(
        """
        !		yield();
        """),
      Example(
        """
        +		cond_resched();
        """),
    ])

  static let needs = Needs.anyOf(["yield"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    var at = 0
    while let call = line.code.range(ofCall: "yield", from: at) {
      at = call.upperBound
      let open = line.code.skipSpaces(call.upperBound)
      if line.code[line.code.skipSpaces(open + 1)] == UInt8(ascii: ")") {
        out.report(Self.self, .wait)
        return
      }
    }
  }
}

extension Message {
  fileprivate static let wait: Message =
    "wait for what you need instead of calling yield(); its kernel-doc in kernel/sched says how"
}
