// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags lines that end in more than one semicolon.
enum OneSemicolon: LineRule {
  static let info = RuleInfo(
    type: "ONE_SEMICOLON", level: .warning, group: .spacing,
    fix: .sameMeaning(adds: [], removes: [";"]),
    spot: .texts([";;", "; ;"]),
    why: """
      A second semicolon is an empty statement. It does nothing, except that an else after it no \
      longer belongs to its if.
      """,
    examples: [
      Example(
        """
        !	count = 0;;
        """,
        fixed: """
          +	count = 0;
          """),
      Example(
        """
        +	for (;;)
        """),
    ])

  static let needs = Needs.anyOf([";"])
  static let needsAtEnd: LineTraits = ";"

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    let last = code.skipSpacesBack(code.count) - 1
    guard code[last] == UInt8(ascii: ";"),
      code[code.skipSpacesBack(last) - 1] == UInt8(ascii: ";")
    else { return }
    // In the head of a loop the second one is the end of an empty condition.
    if line.options.precise, isInParentheses(line) { return }
    guard out.report(Self.self, .doubled), out.isFixing else { return }
    var kept = last + 1
    while code[kept - 1].isSpace || code[kept - 1] == UInt8(ascii: ";") { kept -= 1 }
    out.fixes?.replace(kept..<(last + 1), in: line.index, with: [UInt8(ascii: ";")]) { text in
      var kept = text
      while let last = kept.last, last.isSpace || last == UInt8(ascii: ";") { kept.removeLast() }
      guard text[kept.count...].count(where: { $0 == UInt8(ascii: ";") }) > 1 else { return }
      text = kept + [UInt8(ascii: ";")]
    }
  }

  /// How many lines above are read for an open parenthesis.
  private static let mostLines = 16

  /// Whether the line ends inside of parentheses that it, or a line above, opens.
  private static func isInParentheses(_ line: borrowing Line) -> Bool {
    var depth = 0
    var index = line.index
    while index >= line.hunkStart - 1, index > line.index - mostLines {
      let code = line.patch.code(index)
      if !line.patch.isRemoved(index) {
        var at = code.count - 1
        while at > 0 {
          switch code[at] {
          case UInt8(ascii: "("): depth += 1
          case UInt8(ascii: ")"): depth -= 1
          case UInt8(ascii: "{"), UInt8(ascii: "}"): return depth > 0
          default: break
          }
          if depth > 0 { return true }
          at -= 1
        }
      }
      index -= 1
    }
    return false
  }
}

extension Message {
  fileprivate static let doubled: Message = "end the statement with one semicolon"
}
