// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension TrailingStatements {
  /// Flags code after a case label; a return may stand there.
  enum Case: LineRule {
    static let info = TrailingStatements.info

    static let examples: [Example] = [
      Example(
        """
        +	switch (state) {
        !	case READY: start();
        !	default: break;
        +	}
        """),
      Example(
        """
        +	switch (state) {
        +	case READY: /* at last */
        +	case LATE: return 0;
        +	default: {
        +	}
        +	}
        """),
    ]

    static let needs = Needs.anyOf(["case", "default"])
    static let needsInCode: [LineTraits] = [":"]
    static let needsAtStart: LineTraits = "a"

    static func check(_ line: borrowing Line, _ out: inout Reporter) {
      let code = line.code
      guard !code.isEmpty, let after = labelEnd(code, code.skipSpaces(1)) else { return }
      let word = code.skipSpaces(after)
      if code.has("return", at: word) && code[word + 6].isSpace { return }
      var at = skipComment(code, after)
      if code[code.skipSpaces(at)] == UInt8(ascii: "{") { at = code.skipSpaces(at) + 1 }
      at = skipComment(code, at)
      if code[code.skipSpaces(at)] == UInt8(ascii: "\\") { at = code.skipSpaces(at) + 1 }
      guard code.skipSpaces(at) < code.count else { return }
      if line.options.precise, isRow(line),
        out.leavesOut(info, .meaning("the cases are rows of a table"))
      {
        return
      }
      out.report(Self.self, .statementOnNextLine)
    }

    /// Whether the line above or below is a case with its statements, too.
    private static func isRow(_ line: borrowing Line) -> Bool {
      let below = line.patch.lineBelow(line.index + 1, 0).map { line.patch.code($0) } ?? .empty
      return [line.previous, below].contains { code in
        labelEnd(code, code.skipSpaces(1)).map { code.skipSpaces($0) < code.count } ?? false
          && code.hasSuffix(";")
      }
    }

    /// The end of the label at `at`: after the last colon of a case, after the one of default.
    private static func labelEnd(_ code: ByteView, _ at: Int) -> Int? {
      if code.has("case", at: at) {
        return code.lastIndex(of: UInt8(ascii: ":")).flatMap { $0 >= at + 4 ? $0 + 1 : nil }
      }
      guard code.has("default", at: at) else { return nil }
      let colon = code.skipSpaces(at + 7)
      return code[colon] == UInt8(ascii: ":") ? colon + 1 : nil
    }

    /// Goes over white space and one comment.
    private static func skipComment(_ code: ByteView, _ start: Int) -> Int {
      var at = code.skipSpaces(start)
      while code[at] == .comment { at += 1 }
      return at
    }
  }
}
