// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags case labels that are not in the column of their switch.
enum SwitchCaseIndentLevel: LineRule {
  static let info = RuleInfo(
    type: "SWITCH_CASE_INDENT_LEVEL", level: .error, group: .indentation,
    why: """
      A switch and its case labels share a column: that saves a level of indentation, and the \
      statements below the labels are what stands out.
      """,
    reference: "Documentation/process/coding-style.rst#indentation",
    examples: [
      Example(
        """
        !	switch (suffix) {
        +		case 'G':
        +			mem <<= 30;
        +	}
        """),
      Example(
        """
        +	switch (suffix) {
        +	case 'G':
        +		mem <<= 30;
        +	}
        """),
    ])

  static let needs = Needs.anyOf(["switch"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard hasSwitch(line.code) else { return }
    var wrong: [UInt8] = []
    var isFirst = true
    var skipped = false
    let braces = BracketBlock(
      line.patch, line: line.number, remaining: line.remaining, open: UInt8(ascii: "{"),
      close: UInt8(ascii: "}"), outermost: true)
    for index in braces.lines {
      if isFirst {
        isFirst = false
        continue
      }
      let raw = line.patch.raw(index)
      if isLabel(raw) && line.indent(of: raw) != line.indent {
        if skipped { wrong += ByteView("[...]\n").bytes }
        wrong += raw.bytes + [UInt8(ascii: "\n")]
        skipped = false
      } else {
        skipped = true
      }
    }
    if !wrong.isEmpty { out.report(Self.self, .column, show: .lineAnd(wrong)) }
  }

  /// Whether a switch with both its parentheses is in the line.
  private static func hasSwitch(_ code: ByteView) -> Bool {
    guard let close = code.lastIndex(of: UInt8(ascii: ")")) else { return false }
    var at = 0
    while let word = code.range(ofWordPrefix: "switch", from: at) {
      let open = code.skipSpaces(word.upperBound)
      if code[open] == UInt8(ascii: "("), open < close { return true }
      at = word.upperBound
    }
    return false
  }

  private static func isLabel(_ raw: ByteView) -> Bool {
    guard raw[0] == UInt8(ascii: "+") else { return false }
    let start = raw.skipSpaces(1)
    return raw.has("default:", at: start) || raw.has("case", at: start) && raw[start + 4].isSpace
  }
}

extension Message {
  fileprivate static let column: Message = "put case labels in the column of their switch"
}
