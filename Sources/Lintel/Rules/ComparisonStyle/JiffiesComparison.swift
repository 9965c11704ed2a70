// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a clock of ticks that is compared with an operator.
enum JiffiesComparison: LineRule {
  static let info = RuleInfo(
    type: "JIFFIES_COMPARISON", level: .warning, group: .comparisonStyle,
    why: """
      jiffies starts again at 0 after some time, and then a plain comparison is wrong. time_after() \
      and its siblings compare times right.
      """,
    reference: "include/linux/jiffies.h",
    examples: [
      Example(
        """
        !	if (jiffies > timeout)
        !	if (timeout < get_jiffies_64())
        """),
      Example(
        """
        +	if (time_after(jiffies, timeout))
        +	timeout = jiffies + HZ;
        """),
    ])

  static let needs = Needs.anyOf(["jiffies"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    if comparesJiffies(line.code) { out.report(Self.self, .jiffies) }
    if comparesLongJiffies(line.code) { out.report(Self.self, .longJiffies) }
  }

  private static func comparesJiffies(_ code: ByteView) -> Bool {
    var at = 0
    while let found = code.firstIndex(of: "jiffies", from: at) {
      at = found + 7
      if !code[found - 1].isWord && Grammar.comparison(code, code.skipSpaces(at)) != nil {
        return true
      }
      if !code[at].isWord && followsComparison(code, found) { return true }
    }
    return false
  }

  private static func comparesLongJiffies(_ code: ByteView) -> Bool {
    var at = 0
    while let found = code.firstIndex(of: "get_jiffies_64", from: at) {
      at = found + 14
      let open = code.skipSpaces(at)
      let close = code.skipSpaces(open + 1)
      guard code[open] == UInt8(ascii: "("), code[close] == UInt8(ascii: ")") else { continue }
      if !code[found - 1].isWord && Grammar.comparison(code, code.skipSpaces(close + 1)) != nil {
        return true
      }
      if followsComparison(code, found) { return true }
    }
    return false
  }

  /// Whether a comparison operator stands before `start`.
  private static func followsComparison(_ code: ByteView, _ start: Int) -> Bool {
    let end = code.skipSpacesBack(start)
    return Grammar.comparison(code, end - 2) == end || Grammar.comparison(code, end - 1) == end
  }
}

extension Message {
  fileprivate static let jiffies: Message = "compare jiffies with time_after() or time_before()"
  fileprivate static let longJiffies: Message =
    "compare get_jiffies_64() with time_after64() or time_before64()"
}
