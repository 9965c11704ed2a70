// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags `trace_printk()` and its siblings, which are for debugging sessions.
enum TracePrintk: LineRule {
  static let info = RuleInfo(
    type: "TRACE_PRINTK", level: .warning, group: .apiUsage,
    why: """
      A kernel with a trace_printk() in it allocates large buffers at boot and shows a banner that \
      it is not fit for use. Remove the call, or define a trace event.
      """,
    reference: "Documentation/trace/ftrace.rst",
    examples: [
      Example(
        """
        !	trace_printk("here\\n");
        """),
      Example(
        """
        +	trace_sched_switch(prev, next);
        """),
    ])

  static let needs = Needs.anyOf(["trace_p", "ftrace_vprintk"])

  private static let names: [StaticString] = ["trace_printk", "trace_puts", "ftrace_vprintk"]

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    var first: Range<Int>?
    for name in names {
      guard let call = line.code.range(ofCall: name) else { continue }
      if first.map({ call.lowerBound < $0.lowerBound }) ?? true { first = call }
    }
    if let first { out.report(Self.self, .debugging(line.code[first])) }
  }
}

extension Message {
  fileprivate static func debugging(_ name: ByteView) -> Message {
    "remove \(name)(), unless only a debug configuration builds this"
  }
}
