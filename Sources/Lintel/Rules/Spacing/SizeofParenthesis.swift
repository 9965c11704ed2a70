// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags sizeof without parentheses.
enum SizeofParenthesis: LineRule {
  static let info = RuleInfo(
    type: "SIZEOF_PARENTHESIS", level: .warning, group: .spacing, fix: .unsafe,
    why: "sizeof is written like a function call, which also shows where its operand ends.",
    reference: "Documentation/process/coding-style.rst#spaces",
    examples: [
      Example(
        """
        !	size = sizeof *state;
        !	size = sizeof state->name + 1;
        """,
        fixed: """
          +	size = sizeof(*state);
          +	size = sizeof(state->name) + 1;
          """),
      Example(
        """
        +	size = sizeof(*state);
        """),
    ])

  static let needs = Needs.anyOf(["sizeof"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard let found = bareSize(line.code) else { return }
    let reported = out.report(Self.self, .parentheses(line.code[found.operand]))
    guard reported, out.isFixing else { return }
    let size = ByteView("sizeof(").bytes + line.code[found.operand].bytes + [UInt8(ascii: ")")]
    let place = found.start..<found.operand.upperBound
    out.fixes?.replace(place, in: line.index, with: size) { text in
      guard let found = text.withView({ bareSize($0) }) else { return }
      let size = ByteView("sizeof(").bytes + text[found.operand] + [UInt8(ascii: ")")]
      text.replaceSubrange(found.start..<found.operand.upperBound, with: size)
    }
  }

  /// The first sizeof without parentheses, and its operand as far as its name and members go.
  private static func bareSize(_ text: ByteView) -> (start: Int, operand: Range<Int>)? {
    var at = 0
    while let found = text.range(ofWord: "sizeof", from: at) {
      at = found.upperBound
      let start = text.skipSpaces(at)
      let isPointer = text[start] == UInt8(ascii: "*")
      guard start > at,
        let end = Grammar.place(text, isPointer ? text.skipSpaces(start + 1) : start)
      else { continue }
      return (found.lowerBound, start..<end)
    }
    return nil
  }
}

extension Message {
  fileprivate static func parentheses(_ operand: ByteView) -> Message {
    "write sizeof(\(operand))"
  }
}
