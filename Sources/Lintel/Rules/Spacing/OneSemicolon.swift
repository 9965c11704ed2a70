// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags lines that end in more than one semicolon.
enum OneSemicolon: LineRule {
  static let info = RuleInfo(
    type: "ONE_SEMICOLON", level: .warning, group: .spacing, fix: .sameMeaning,
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
    guard out.report(Self.self, .doubled), out.isFixing else { return }
    out.fixes?.edit(line.index) { text in
      var kept = text
      while let last = kept.last, last.isSpace || last == UInt8(ascii: ";") { kept.removeLast() }
      guard text[kept.count...].count(where: { $0 == UInt8(ascii: ";") }) > 1 else { return }
      text = kept + [UInt8(ascii: ";")]
    }
  }
}

extension Message {
  fileprivate static let doubled: Message = "end the statement with one semicolon"
}
