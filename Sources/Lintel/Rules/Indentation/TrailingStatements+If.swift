// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension TrailingStatements {
  /// Flags an if after a closing brace.
  enum If: LineRule {
    static let info = TrailingStatements.info

    static let examples: [Example] = [
      Example(
        """
        +	if (ready) {
        +		start();
        !	} if (lost) {
        +		stop();
        +	}
        """),
      Example(
        """
        +	if (ready) {
        +		start();
        +	} else if (lost) {
        +		stop();
        +	}
        """),
    ]

    static let needs = Needs.anyOf(["if"])
    static let needsInCode: [LineTraits] = ["}"]

    static func check(_ line: borrowing Line, _ out: inout Reporter) {
      let code = line.code
      var at = 0
      while let brace = code.firstIndex(of: UInt8(ascii: "}"), from: at) {
        at = brace + 1
        if code.hasWord("if", at: code.skipSpaces(at)) {
          out.report(Self.self, .ifAfterBrace)
          return
        }
      }
    }
  }
}

extension Message {
  fileprivate static let ifAfterBrace: Message =
    "start the if on a line of its own, or write else if"
}
