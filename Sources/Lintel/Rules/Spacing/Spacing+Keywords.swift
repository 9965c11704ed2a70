// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension Spacing {
  /// Flags `return(` where the parentheses do not hold the whole value.
  enum Return: StatementRule {
    static let info = Spacing.info

    static let examples: [Example] = [
      Example(
        """
        !	return(a + b) * c;
        """),
      Example(
        """
        +	return (a + b) * c;
        """),
    ]

    static let needs = Needs.anyOf(["return("])

    static func check(
      _ statement: borrowing StatementBlock, _ line: borrowing Line, _ out: inout Reporter
    ) {
      let text = statement.text
      let keyword = text.skipSpaces(1)
      guard text.has("return(", at: keyword),
        ReturnParentheses.value(text, keyword: keyword) == nil
      else { return }
      out.report(Self.self, .missingSpace("return"))
    }
  }

  /// Flags `if(` and the like.
  enum Keywords: LineRule {
    static let info = Spacing.info

    static let examples: [Example] = [
      Example(
        """
        !	if(a)
        !		while(b)
        """, fixed: "+\tif (a)\n+\t\twhile (b)"),
      Example(
        """
        +	if (a)
        +		list_for(b);
        """),
    ]

    static let needs = Needs.anyOf(["if(", "while(", "for(", "switch("])

    static func check(_ line: borrowing Line, _ out: inout Reporter) {
      guard let open = parenthesis(line.code) else { return }
      let keyword = line.code[line.code.wordStart(open)..<open]
      guard out.report(Self.self, .missingSpace(keyword)), out.isFixing else { return }
      out.fixes?.replace(open..<open, in: line.index, with: [UInt8(ascii: " ")]) { text in
        text.insertSpace(at: text.withView(parenthesis))
      }
    }

    /// The first parenthesis that touches one of the keywords.
    private static func parenthesis(_ text: ByteView) -> Int? {
      var at = 0
      while let open = text.firstIndex(of: UInt8(ascii: "("), from: at) {
        at = open + 1
        let word = text[text.wordStart(open)..<open]
        if word.equals("if") || word.equals("while") || word.equals("for") || word.equals("switch")
        {
          return open
        }
      }
      return nil
    }
  }
}

extension Message {
  fileprivate static func missingSpace(_ keyword: ByteView) -> Message {
    "put a space between \(keyword) and '('"
  }
  fileprivate static func missingSpace(_ keyword: StaticString) -> Message {
    missingSpace(ByteView(keyword))
  }
}
