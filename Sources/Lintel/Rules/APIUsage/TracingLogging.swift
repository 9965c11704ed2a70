// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a message that says no more than that a function was entered or left.
enum TracingLogging: LineRule {
  static let info = RuleInfo(
    type: "TRACING_LOGGING", level: .warning, group: .apiUsage, fix: .unsafe, reads: [.comments],
    why: """
      The function tracer shows calls and returns of every function without a line of code. Such \
      messages only fill the log.
      """,
    reference: "Documentation/trace/ftrace.rst",
    examples: [
      Example(
        """
        !	pr_debug("--> %s() entered\\n", __func__);
        +	ret = 0;
        """, fixed: "+\tret = 0;"),
      Example(
        """
        +	pr_debug("%s: no memory\\n", __func__);
        """),
    ])

  static let needs = Needs.anyOf(["__func__"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.raw[0] == UInt8(ascii: "+"), tracesCall(line.raw) else { return }
    if out.report(Self.self, .trace), out.isFixing { out.fixes?.delete(line.index) }
  }

  /// Whether a call's first string is such a message and its last argument is the function's name.
  private static func tracesCall(_ line: ByteView) -> Bool {
    var start = 1
    while let quote = line.firstIndex(of: UInt8(ascii: "\""), from: start) {
      if line[start..<quote].contains(UInt8(ascii: "(")), let end = message(line, quote + 1),
        endsInFunctionName(line, end)
      {
        return true
      }
      start = quote + 1
    }
    return false
  }

  /// The end of a message that starts at `start`: words, the function, words.
  private static func message(_ line: ByteView, _ start: Int) -> Int? {
    var at = words(line, start)
    guard line.has("%s", at: at) else { return nil }
    at += 2
    let open = line.skipSpaces(at)
    let close = line.skipSpaces(open + 1)
    if line[open] == UInt8(ascii: "("), line[close] == UInt8(ascii: ")") {
      at = line.skipSpaces(close + 1)
    }
    at = words(line, at)
    if line.has("\\n", at: at) { at += 2 }
    return line[at] == UInt8(ascii: "\"") ? at + 1 : nil
  }

  private static func endsInFunctionName(_ line: ByteView, _ at: Int) -> Bool {
    let comma = line.skipSpaces(at)
    let name = line.skipSpaces(comma + 1)
    let close = line.skipSpaces(name + 8)
    return line[comma] == UInt8(ascii: ",") && line.has("__func__", at: name)
      && line[close] == UInt8(ascii: ")")
      && line[line.skipSpaces(close + 1)] == UInt8(ascii: ";")
  }

  /// The end of up to three words, arrows or runs of punctuation.
  private static func words(_ line: ByteView, _ start: Int) -> Int {
    var at = start
    for _ in 0..<3 { at = word(line, at) }
    return at
  }

  /// The longer of two that start alike comes first.
  private static let calls: [StaticString] = [
    "start", "called", "entered", "entry", "enter", "inside", "in", "here", "begin", "exit", "end",
    "done", "leave", "completed", "out", "return",
  ]

  private static func word(_ line: ByteView, _ at: Int) -> Int {
    switch line[at] {
    case UInt8(ascii: "["), UInt8(ascii: "]"): return at + 1
    case UInt8(ascii: "<"): return dashes(line, at + 1)
    case UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: ">"):
      let end = dashes(line, at)
      return line[end] == UInt8(ascii: ">") ? end + 1 : at
    default: break
    }
    for call in calls where line.hasIgnoringCase(call, at: at) {
      return at + call.utf8CodeUnitCount
    }
    var end = at
    while line[end].isSpace || line[end] == UInt8(ascii: ".") || line[end] == UInt8(ascii: "!")
      || line[end] == UInt8(ascii: ":")
    {
      end += 1
    }
    return end
  }

  private static func dashes(_ line: ByteView, _ start: Int) -> Int {
    var at = start
    while line[at] == UInt8(ascii: "-") || line[at] == UInt8(ascii: "=") { at += 1 }
    return at
  }
}

extension Message {
  fileprivate static let trace: Message = "remove the message; ftrace shows function calls"
}
