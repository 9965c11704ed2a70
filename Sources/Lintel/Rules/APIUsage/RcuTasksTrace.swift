// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags the tracing flavour of RCU outside of BPF and RCU themselves.
enum RcuTasksTrace: LineRule {
  static let info = RuleInfo(
    type: "RCU_TASKS_TRACE", level: .warning, group: .apiUsage,
    why: """
      RCU Tasks Trace was made for BPF programs that sleep, and its grace periods are long. Others \
      should use RCU, or SRCU where readers sleep.
      """,
    reference: "Documentation/RCU/Design/Requirements/Requirements.rst",
    examples: [
      Example(
        """
        !	rcu_read_lock_trace();
        """),
      Example(
        """
        +	rcu_read_lock_trace();
        """, in: "kernel/bpf/example.c"),
    ])

  static let needs = Needs.anyOf(["_trace", "rcu_request_urgent_qs_task"])

  private static let functions: [StaticString] = [
    "rcu_read_lock_trace", "rcu_read_lock_trace_held", "rcu_read_unlock_trace",
    "call_rcu_tasks_trace", "synchronize_rcu_tasks_trace", "rcu_barrier_tasks_trace",
    "rcu_request_urgent_qs_task",
  ]
  /// Those that came later.
  private static let laterFunctions: [StaticString] = [
    "rcu_read_lock_tasks_trace", "rcu_read_unlock_tasks_trace", "rcu_tasks_trace_expedite_current",
  ]

  private static let users: [StaticString] = [
    "kernel/bpf/", "include/linux/bpf", "net/bpf/", "kernel/rcu/", "include/linux/rcu",
  ]

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let later = line.has(.rcuTasksFunctions) ? laterFunctions : []
    for function in functions + later where line.code.range(ofCall: function) != nil {
      for user in users where line.path.hasPrefix(user) { return }
      out.report(Self.self, .foreign)
      return
    }
  }
}

extension Message {
  fileprivate static let foreign: Message =
    "use RCU or SRCU; RCU Tasks Trace is for BPF and RCU only"
}
