// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension TrailingSemicolon {
  /// Flags a condition that ends in a semicolon though the next line is indented like its body.
  enum Condition: LineRule {
    static let info = TrailingSemicolon.info

    static let examples: [Example] = [
      Example(
        """
        !	if (ready);
        +		start();
        """),
      Example(
        """
        +	while (!ready());
        +	start();
        """),
    ]

    static let needs = ConditionHead.needs

    static func check(_ line: borrowing Line, _ out: inout Reporter) {
      guard let head = line.conditionHead, let next = head.nextLine, head.isClosed,
        !endsLoop(line.code.upTo(head.word.upperBound), head.word.lowerBound),
        endsEmpty(line, from: line.index, to: head.lastLine),
        line.indent(of: line.patch.code(next)) > line.indent
      else { return }
      out.report(Self.self, .empty, show: .lines(head.lineCount + 1))
    }

    /// Whether the word is the `while (` of a do loop.
    private static func endsLoop(_ code: ByteView, _ word: Int) -> Bool {
      code.hasWord("while", at: word) && code[code.skipSpacesBack(word) - 1] == UInt8(ascii: "}")
    }

    /// Whether the lines as written end in a parenthesis and a semicolon; context lines may stand
    /// between the two, their marker being white space.
    private static func endsEmpty(_ line: borrowing Line, from first: Int, to last: Int) -> Bool {
      var hasSemicolon = false
      var index = last
      while index >= first {
        let raw = line.patch.raw(index)
        var end = line.patch.isRemoved(index) ? 0 : raw.skipSpacesBack(raw.count)
        if end > 0 && !hasSemicolon {
          guard raw[end - 1] == UInt8(ascii: ";") else { return false }
          hasSemicolon = true
          end = raw.skipSpacesBack(end - 1)
        }
        if end > 0 { return raw[end - 1] == UInt8(ascii: ")") }
        index -= 1
      }
      return false
    }
  }
}

extension Message {
  fileprivate static let empty: Message =
    "remove the semicolon, or indent what does not belong to the condition"
}
