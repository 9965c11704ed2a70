// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a line that goes on with an assignment operator.
enum AssignmentContinuations: LineRule {
  static let info = RuleInfo(
    type: "ASSIGNMENT_CONTINUATIONS", level: .check, group: .spacing, fix: .layout,
    why: """
      Where an assignment takes two lines, the operator ends the first one: it shows that the \
      statement goes on.
      """,
    examples: [
      Example(
        """
        +	some->long.name
        !		= compute(value);
        """, strict: true, fixed: "+\tsome->long.name =\n+\t\tcompute(value);"),
      Example(
        """
        +	some->long.name =
        +		compute(value);
        """, strict: true),
    ])

  static let needs = Needs.anyLine
  static let needsInCode: [LineTraits] = ["="]
  static let needsAtStart: LineTraits = "=*/%+-&^|<>\u{1C}"

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.spaced
    let start = code.skipSpaces(1)
    guard line.isAdded, start > 1, let end = Grammar.assignment(code, start), end < code.count,
      code[end] != UInt8(ascii: "=")
    else { return }
    let sign = code[start..<end]
    guard out.report(Self.self, .moveUp(sign), show: .withPrevious), out.isFixing,
      line.previousRaw[0] == UInt8(ascii: "+")
    else { return }
    let above = line.previous
    // Below a comment or a blank line there is no line to put the operator on.
    if line.options.precise, above[max(above.count - 1, 1)].isEnd { return }
    out.fixes?.edit(line.index - 1) { text in text += [UInt8(ascii: " ")] + sign.bytes }
    let gap = start..<code.skipSpaces(end)
    out.fixes?.replace(gap, in: line.index, with: []) { text in text.removeFirst(sign) }
  }
}

extension UInt8 {
  /// Whether nothing can be put after the byte at the end of a line.
  fileprivate var isEnd: Bool {
    self == .comment || isSpace || self == 0 || self == UInt8(ascii: "\\")
  }
}

extension Message {
  fileprivate static func moveUp(_ sign: ByteView) -> Message {
    "move '\(sign)' to the end of the line before"
  }
}
