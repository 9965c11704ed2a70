// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension OpenBrace {
  /// Flags the brace of an if, loop or switch that is on a line of its own.
  enum Condition: LineRule {
    static let info = OpenBrace.info

    static let examples: [Example] = [
      Example(
        """
        !	if (ready)
        +	{
        +		start();
        +	}
        """),
      Example(
        """
        +	if (ready) {
        +		start();
        +	}
        """),
    ]

    static let needs = ConditionHead.needs

    static func check(_ line: borrowing Line, _ out: inout Reporter) {
      guard let head = line.conditionHead, let next = head.nextLine else { return }
      let code = line.patch.code(next)
      guard code[0] == UInt8(ascii: "+"), code[code.skipSpaces(1)] == UInt8(ascii: "{") else {
        return
      }
      for index in line.index...head.lastLine
      where !line.patch.isRemoved(index) && line.patch.raw(index).contains(UInt8(ascii: "{")) {
        return
      }
      out.report(Self.self, .ownLine, show: .lines(head.lineCount + 1))
    }
  }
}

extension Message {
  fileprivate static let ownLine: Message = "move the brace to the end of the line before"
}
