// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags labels that do not start in the first column.
enum IndentedLabel: LineRule {
  static let info = RuleInfo(
    type: "INDENTED_LABEL", level: .warning, group: .indentation, fix: .layout,
    why: """
      A label in the first column (or after a single space, which helps diff) shows at a glance \
      where gotos lead.
      """,
    reference: "Documentation/process/coding-style.rst#centralized-exiting-of-functions",
    examples: [
      Example(
        """
        !	out:
        """, fixed: "+out:"),
      Example(
        """
        +out:
        + err:
        +	default:
        +	unsigned int a:1;
        +	width:4;
        """),
    ])

  static let needs = Needs.anyLine
  static let needsInCode: [LineTraits] = [":"]
  static let needsAtStart: LineTraits = "aeAX_\u{1C}"

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.spaced
    let start = code.skipSpaces(1)
    let end = code.wordEnd(start)
    guard start > 1, code[start].isIdentifierStart, code[end] == UInt8(ascii: ":"),
      !code[code.skipSpaces(end + 1)].isDigit, !code[start..<end].equals("default"),
      !isBehindBlank(code)
    else { return }
    guard out.report(Self.self, .indented), out.isFixing else { return }
    out.fixes?.edit(line.index) { text in
      let label = text.withView { $0.skipSpaces(1) }
      text.replace(1..<label, with: .empty)
    }
  }

  /// Whether exactly one blank stands in front of the label.
  private static func isBehindBlank(_ code: ByteView) -> Bool {
    code[1] == UInt8(ascii: " ") && code[2].isWord
  }
}

extension Message {
  fileprivate static let indented: Message = "move the label to the first column"
}
