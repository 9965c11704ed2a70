// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a waitqueue_active() that no comment explains.
enum WaitqueueActive: LineRule {
  static let info = RuleInfo(
    type: "WAITQUEUE_ACTIVE", level: .warning, group: .comments,
    why: """
      Without a lock or a barrier waitqueue_active() may miss a waiter that is about to sleep. A \
      comment says why that cannot happen here.
      """,
    reference: "include/linux/wait.h",
    examples: [
      Example(
        """
        !	if (waitqueue_active(&dev->wait))
        """),
      Example(
        """
        +	/* the lock of the queue is held by both sides */
        +	if (waitqueue_active(&dev->wait))
        """),
    ])

  static let needs = Needs.anyOf(["waitqueue_active"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.code.range(ofCall: "waitqueue_active") != nil, !line.hasComment else { return }
    out.report(Self.self, .unexplained)
  }
}

extension Message {
  fileprivate static let unexplained: Message =
    "say in a comment why waitqueue_active() misses no waiter"
}
