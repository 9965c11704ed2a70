// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension Spacing {
  /// Flags spaces before the semicolon that ends a line.
  enum Semicolons: LineRule {
    static let info = Spacing.info

    static let examples: [Example] = [
      Example(
        """
        !	return 0 ;
        """, fixed: "+\treturn 0;"),
      Example(
        """
        +	while (next())
        +		;
        """),
    ]

    static let needs = Needs.anyOf([" ;", "\t;", "\r;", "\u{0B};", "\u{0C};"])

    static func check(_ line: borrowing Line, _ out: inout Reporter) {
      let end = line.code.skipSpacesBack(line.code.count) - 1
      guard line.isAdded, line.code[end] == UInt8(ascii: ";"), line.code[end - 1].isSpace,
        line.code.skipSpacesBack(end) > 1
      else { return }
      guard out.report(Self.self, level: .warning, .space), out.isFixing else { return }
      let gap = line.code.skipSpacesBack(end)..<end
      out.fixes?.replace(gap, in: line.index, with: []) { text in
        if text.first == UInt8(ascii: "+") { text = text.withView(withoutSpacesBeforeSemicolons) }
      }
    }

    /// The line with each of its semicolons close to what is before it, the first text of the line
    /// excepted.
    private static func withoutSpacesBeforeSemicolons(_ text: ByteView) -> [UInt8] {
      var result: [UInt8] = []
      result.reserveCapacity(text.count)
      let firstText = text.skipSpaces(1)
      for index in 0..<text.count {
        if text[index] == UInt8(ascii: ";") && index > firstText { result.trimEnd() }
        result.append(text[index])
      }
      return result
    }
  }
}

extension Message {
  fileprivate static let space: Message = "remove the space before the semicolon"
}
