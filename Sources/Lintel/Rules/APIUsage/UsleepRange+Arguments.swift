// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension UsleepRange {
  /// Flags a usleep_range() whose limits are equal or swapped.
  enum Arguments: StatementRule {
    static let info = UsleepRange.info

    static let examples: [Example] = [
      Example(
        """
        !	usleep_range(100, 100);
        !	usleep_range(200, 100);
        """),
      Example(
        """
        +	usleep_range(100, 200);
        """),
    ]

    static let needs = Needs.anyOf(["usleep_range"])

    static func check(
      _ statement: borrowing StatementBlock, _ line: borrowing Line, _ out: inout Reporter
    ) {
      guard let limits = limits(statement.text, line.grammar) else { return }
      if limits.low.equals(limits.high) {
        out.report(Self.self, level: .warning, .equal, show: .custom(statement.shown))
      } else if isGreater(limits.low, limits.high) {
        out.report(Self.self, level: .warning, .swapped, show: .custom(statement.shown))
      }
    }

    /// The arguments of the first call in the statement's first line, with the white space after them.
    private static func limits(
      _ code: ByteView, _ grammar: borrowing Grammar
    ) -> (low: ByteView, high: ByteView)? {
      var limits: (low: ByteView, high: ByteView)?
      _ = code.hasCallInFirstLine("usleep_range") { start in
        grammar.argument(code, start) { low in
          let comma = code.skipSpaces(low.value.upperBound)
          guard code[comma] == UInt8(ascii: ",") else { return false }
          let second = code.skipSpaces(comma + 1)
          return grammar.argument(code, second) { high in
            guard code[code.skipSpaces(high.value.upperBound)] == UInt8(ascii: ")") else {
              return false
            }
            limits = (code[start..<low.value.upperBound], code[second..<high.value.upperBound])
            return true
          }
        }
      }
      return limits
    }

    /// Whether both are plain numbers and the first is the greater one; they may have any length.
    private static func isGreater(_ first: ByteView, _ second: ByteView) -> Bool {
      guard first.skip(.digit, 0) == first.count, second.skip(.digit, 0) == second.count else {
        return false
      }
      let first = first.from(first.skip(ByteSet("0"), 0))
      let second = second.from(second.skip(ByteSet("0"), 0))
      if first.count != second.count { return first.count > second.count }
      for index in 0..<first.count where first[index] != second[index] {
        return first[index] > second[index]
      }
      return false
    }
  }
}

extension Message {
  fileprivate static let equal: Message =
    "give usleep_range() a range, its limits are equal; see Documentation/timers/timers-howto.rst"
  fileprivate static let swapped: Message =
    "pass the lower limit first, then the upper; see Documentation/timers/timers-howto.rst"
}
