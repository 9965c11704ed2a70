// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags comparisons with `true` and `false`.
enum BoolComparison: LineRule {
  static let info = RuleInfo(
    type: "BOOL_COMPARISON", level: .check, group: .comparisonStyle,
    why: """
      A value that is not bool can be neither 0 nor 1, and then "x == true" is wrong. Write x or \
      !x.
      """,
    examples: [
      Example(
        """
        !	if (done == true)
        """, strict: true),
      Example(
        """
        !	if (false != ready)
        """, strict: true),
      Example(
        """
        +	if (done)
        """, strict: true),
    ])

  static let needs = Needs.anyOf(["==", "!="])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard let (left, right) = firstComparison(line.code) else { return }
    // Where both sides are constants the left one is what is complained about.
    let constant = isConstant(left) ? left : right
    if isConstant(constant) { out.report(Self.self, .comparison(constant)) }
  }

  /// The sides of the first comparison of a place with a name; of the right one, the first word.
  ///
  /// In `a[b == c] == d` that is the outer one, since its left side starts first.
  private static func firstComparison(_ code: ByteView) -> (left: ByteView, right: ByteView)? {
    var start = 1
    while start < code.count {
      guard code[start].isWord else {
        start += 1
        continue
      }
      let wordEnd = code.wordEnd(start)
      guard let end = Grammar.place(code, start) else {
        start = wordEnd
        continue
      }
      let sign = code.skipSpaces(end)
      if code.has("==", at: sign) || code.has("!=", at: sign) {
        let right = code.skipSpaces(sign + 2)
        if code[right].isIdentifierStart {
          return (code[start..<end], code[right..<code.wordEnd(right)])
        }
      }
      // Members of the same place end where it does; only an index can hold another comparison.
      let index = code[start..<end].firstIndex(of: UInt8(ascii: "["))
      start = index.map { start + $0 + 1 } ?? end
    }
    return nil
  }

  private static func isConstant(_ text: ByteView) -> Bool {
    text.equalsIgnoringCase(ByteView("true")) || text.equalsIgnoringCase(ByteView("false"))
  }
}

extension Message {
  fileprivate static func comparison(_ constant: ByteView) -> Message {
    "test the value itself instead of comparing it to \(constant)"
  }
}
