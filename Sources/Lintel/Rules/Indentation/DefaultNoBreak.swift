// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a `default:` whose only statement is empty.
enum DefaultNoBreak: StatementRule {
  static let info = RuleInfo(
    type: "DEFAULT_NO_BREAK", level: .warning, group: .indentation,
    why: """
      A lone semicolon after default: is easily overlooked and ends up in the wrong arm when \
      someone adds a case below. Write break;.
      """,
    examples: [
      Example(
        """
        !	default:
        +		;
        """),
      Example(
        """
        +	default:
        +		break;
        """),
    ])

  static let needs = Needs.anyOf(["case", "default"])
  static let needsAtStart: LineTraits = "a\u{1C}"

  static func check(
    _ statement: borrowing StatementBlock, _ line: borrowing Line, _ out: inout Reporter
  ) {
    let text = statement.text
    guard text[0] == UInt8(ascii: "+") else { return }
    var at = skip(text, 1)
    // Other labels may share the place.
    while text.has("case", at: at) {
      let label = skip(text, at + 4)
      let end = text.wordEnd(label)
      let colon = skip(text, end)
      guard label > at + 4, end > label, text[colon] == UInt8(ascii: ":") else { return }
      at = skip(text, colon + 1)
    }
    guard text.hasWord("default", at: at) else { return }
    let colon = skip(text, at + 7)
    guard text[colon] == UInt8(ascii: ":"), text[skip(text, colon + 1)] == UInt8(ascii: ";") else {
      return
    }
    let count = text.occurrences(of: UInt8(ascii: "\n")) + 1
    out.report(Self.self, .empty, show: .lines(count))
  }

  /// Goes over white space and comments.
  private static func skip(_ text: ByteView, _ start: Int) -> Int {
    var at = start
    while text[at].isSpace || text[at] == .comment { at += 1 }
    return at
  }
}

extension Message {
  fileprivate static let empty: Message = "end default: with break;"
}
