// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags labels that do not start in the first column.
enum IndentedLabel: LineRule {
  static let info = RuleInfo(
    type: "INDENTED_LABEL", level: .warning, group: .indentation, fix: .layout,
    spot: .indent,
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
      !isAfterSpace(code)
    else { return }
    // After an unfinished line it is the second half of a conditional expression.
    if line.options.precise, !isAlone(code, end + 1) || !followsStatement(line) { return }
    guard out.report(Self.self, .indented), out.isFixing else { return }
    out.fixes?.replace(1..<start, in: line.index, with: []) { text in
      let label = text.withView { $0.skipSpaces(1) }
      text.replace(1..<label, with: .empty)
    }
  }

  /// Whether nothing follows at `at` but an empty statement and the backslash of a macro.
  private static func isAlone(_ code: ByteView, _ at: Int) -> Bool {
    var at = code.skipSpaces(at)
    if code[at] == UInt8(ascii: ";") { at = code.skipSpaces(at + 1) }
    if code[at] == UInt8(ascii: "\\") { at = code.skipSpaces(at + 1) }
    return at >= code.count
  }

  /// Whether the code above ends a statement, a block or a label, or is a directive.
  private static func followsStatement(_ line: borrowing Line) -> Bool {
    var index = line.index - 1
    while index >= line.hunkStart - 1 {
      let code = line.patch.code(index)
      index -= 1
      guard code[0] != UInt8(ascii: "-") else { continue }
      var end = code.count
      while end > 1,
        code[end - 1].isSpace || code[end - 1] == .comment
          || code[end - 1] == UInt8(ascii: "\\")
      {
        end -= 1
      }
      if end <= 1 { continue }
      let last = code[end - 1]
      return [";", "{", "}", ":"].contains { last == ByteView($0)[0] }
        || code[code.skipSpaces(1)] == UInt8(ascii: "#")
    }
    return true
  }

  /// Whether exactly one space stands before the label.
  private static func isAfterSpace(_ code: ByteView) -> Bool {
    code[1] == UInt8(ascii: " ") && code[2].isWord
  }
}

extension Message {
  fileprivate static let indented: Message = "move the label to the first column"
}
