// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags white space after the backslash that continues a macro.
enum WhitespaceAfterLineContinuation: LineRule {
  static let info = RuleInfo(
    type: "WHITESPACE_AFTER_LINE_CONTINUATION", level: .warning, group: .spacing, fix: .layout,
    spot: .end,
    why: """
      A backslash only continues a line as its last byte. With a space after it the macro may end \
      there.
      """,
    examples: [
      Example(
        """
        !#define PAIR(a, b) \\·
        +	pair(a, b)
        """,
        fixed: """
          +#define PAIR(a, b) \\
          +	pair(a, b)
          """),
      Example(
        """
        +#define PAIR(a, b) \\
        +	pair(a, b)
        """),
    ])

  static let needs = Needs.anyOf(["define"])
  static let needsInCode: [LineTraits] = ["\\", "#"]

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let end = line.code.skipSpacesBack(line.code.count)
    guard end < line.code.count, line.code[end - 1] == UInt8(ascii: "\\"),
      hasDefine(line.code.upTo(end - 1))
    else { return }
    if out.report(Self.self, .spaceAfter) {
      out.fixes?.replace(end..<line.code.count, in: line.index, with: []) { $0.trimEnd() }
    }
  }

  private static func hasDefine(_ code: ByteView) -> Bool {
    var at = 0
    while let hash = code.firstIndex(of: UInt8(ascii: "#"), from: at) {
      if code.has("define", at: code.skipSpaces(hash + 1)) { return true }
      at = hash + 1
    }
    return false
  }
}

extension Message {
  fileprivate static let spaceAfter: Message =
    "drop the white space after \\, it ends the macro here"
}
