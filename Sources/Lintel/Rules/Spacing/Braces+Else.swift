// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension Braces {
  /// Flags an else with a brace on one side only.
  enum Else: LineRule {
    static let info = Braces.info

    static let examples: [Example] = [
      Example(
        """
        !	if (ready)
        +		start();
        !	else {
        +		stop();
        +		wait();
        +	}
        """, strict: true),
      Example(
        """
        +	if (ready) {
        +		start();
        +	} else {
        +		stop();
        +		wait();
        +	}
        """, strict: true),
    ]

    static let needs = Needs.anyOf(["else"])
    static let needsInCode: [LineTraits] = ["{}"]
    static let needsAtStart: LineTraits = "}e\u{1C}"

    static func check(_ line: borrowing Line, _ out: inout Reporter) {
      let code = line.spaced
      var at = code.skipSpaces(1)
      let closes = code[at] == UInt8(ascii: "}")
      if closes { at = code.skipSpaces(at + 1) }
      guard !code.isEmpty, code.has("else", at: at) else { return }
      at = code.skipSpaces(at + 4)
      let opens = code[at] == UInt8(ascii: "{")
      if opens { at = code.skipSpaces(at + 1) }
      guard at >= code.count, opens != closes else { return }
      out.report(Self.self, level: .check, .oneSide)
    }
  }
}

extension Message {
  fileprivate static let oneSide: Message = "put braces on both sides of else, or on none"
}
