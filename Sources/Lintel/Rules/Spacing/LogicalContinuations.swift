// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a line that goes on with a logical operator.
enum LogicalContinuations: LineRule {
  static let info = RuleInfo(
    type: "LOGICAL_CONTINUATIONS", level: .check, group: .spacing, fix: .layout,
    why: """
      Where a condition takes two lines, the operator ends the first one: it shows that the \
      condition goes on.
      """,
    examples: [
      Example(
        """
        +	if (first
        !	    && second)
        """, strict: true, fixed: "+\tif (first &&\n+\t    second)"),
      Example(
        """
        +	if (first &&
        +	    second)
        """, strict: true),
    ])

  static let needs = Needs.anyOf(["&&", "||"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let raw = line.raw
    let start = raw.skipSpaces(1)
    guard raw[0] == UInt8(ascii: "+"), raw.has("&&", at: start) || raw.has("||", at: start) else {
      return
    }
    let sign = raw[start..<(start + 2)]
    guard out.report(Self.self, .moveUp(sign), show: .withPrevious), out.isFixing,
      line.previousRaw[0] == UInt8(ascii: "+")
    else { return }
    // Below a comment there is no line to put the operator on.
    if line.options.precise, codeEnd(line.previous) <= 1 { return }
    let previous = line.previousRaw
    let tail = previous.from(codeEnd(line.previous))
    out.fixes?.edit(line.index - 1) { text in
      guard text.withView({ $0.has(tail, at: $0.count - tail.count) }) else { return }
      let end = text.count - tail.count
      text.insert(contentsOf: [UInt8(ascii: " ")] + sign.bytes, at: end)
    }
    let gap = start..<raw.skipSpaces(start + 2)
    out.fixes?.replace(gap, in: line.index, with: []) { text in text.removeFirst(sign) }
  }

  /// Where the comments and spaces at the end of the line start.
  private static func codeEnd(_ code: ByteView) -> Int {
    var end = code.count
    while end > 0 && (code[end - 1].isSpace || code[end - 1] == .comment) { end -= 1 }
    return end
  }
}

extension Message {
  fileprivate static func moveUp(_ sign: ByteView) -> Message {
    "move '\(sign)' to the end of the line before"
  }
}
