// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension Spacing {
  /// Flags more than one space after `#ifdef`, `#ifndef` and `#elif`.
  enum Directives: LineRule {
    static let info = Spacing.info

    static let examples: [Example] = [
      Example(
        """
        !#ifdef  CONFIG_EXAMPLE
        +	example();
        +#endif
        """, fixed: "+#ifdef CONFIG_EXAMPLE\n+\texample();\n+#endif"),
      Example(
        """
        +#ifdef CONFIG_EXAMPLE
        +	example();
        +#elif defined(CONFIG_OTHER)
        +	other();
        +#endif
        """),
    ]

    static let needs = Needs.anyOf(["ifdef", "ifndef", "elif"])

    static func check(_ line: borrowing Line, _ out: inout Reporter) {
      guard let gap = spaces(line.code), out.report(Self.self, .oneSpace), out.isFixing else {
        return
      }
      out.fixes?.replace(gap, in: line.index, with: [UInt8(ascii: " ")]) { text in
        guard let range = text.withView(spaces) else { return }
        text.replaceSubrange(range, with: [UInt8(ascii: " ")])
      }
    }

    /// The white space after the directive, where it is more than one byte.
    private static func spaces(_ text: ByteView) -> Range<Int>? {
      let hash = text.skipSpaces(1)
      guard text[hash] == UInt8(ascii: "#") else { return nil }
      let start = text.skipSpaces(hash + 1)
      let end = text.wordEnd(start)
      let name = text[start..<end]
      guard name.equals("ifdef") || name.equals("ifndef") || name.equals("elif") else { return nil }
      let next = text.skipSpaces(end)
      return next > end + 1 ? end..<next : nil
    }
  }
}

extension Message {
  fileprivate static let oneSpace: Message = "put exactly one space after the directive"
}
