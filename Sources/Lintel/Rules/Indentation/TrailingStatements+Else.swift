// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension TrailingStatements {
  /// Flags code after an else.
  enum Else: LineRule {
    static let info = TrailingStatements.info

    static let examples: [Example] = [
      Example(
        """
        +	if (ready)
        +		start();
        !	else stop();
        """),
      Example(
        """
        +	if (ready) {
        +		start();
        +	} else if (lost) {
        +		stop();
        +	} else {
        +		wait();
        +	}
        """),
    ]

    static let needs = Needs.anyOf(["else"])
    static let needsAtStart: LineTraits = "}e"

    static func check(_ line: borrowing Line, _ out: inout Reporter) {
      let code = line.code
      var at = code.skipSpaces(1)
      if code[at] == UInt8(ascii: "}") { at = code.skipSpaces(at + 1) }
      guard !code.isEmpty, code.hasWord("else", at: at) else { return }
      at += 4
      // Comments take no room here, not even that of a space.
      let hasSpace = skip(code, &at)
      if hasSpace && hasIf(code, at) { return }
      if code[at] == UInt8(ascii: "{") {
        at += 1
        _ = skip(code, &at)
      }
      if code[at] == UInt8(ascii: "\\") {
        at += 1
        _ = skip(code, &at)
      }
      if at < code.count { out.report(Self.self, .statementOnNextLine) }
    }

    /// Goes over white space and comments; true where there was white space.
    private static func skip(_ code: ByteView, _ at: inout Int) -> Bool {
      var hasSpace = false
      while code[at].isSpace || code[at] == .comment {
        if code[at].isSpace { hasSpace = true }
        at += 1
      }
      return hasSpace
    }

    /// Whether `if` stands at `at`, even with a comment inside of it.
    private static func hasIf(_ code: ByteView, _ at: Int) -> Bool {
      guard code[at] == UInt8(ascii: "i") else { return false }
      var next = at + 1
      while code[next] == .comment { next += 1 }
      return code[next] == UInt8(ascii: "f")
    }
  }
}
