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
    let code = line.code
    var at = 0
    // The last comparison that has a place on both sides decides, whatever it compares.
    var found: (left: ByteView, right: ByteView)?
    while let equals = code.firstIndex(of: UInt8(ascii: "="), from: at) {
      at = equals + 1
      let first = code[equals - 1]
      guard found == nil, first == UInt8(ascii: "=") || first == UInt8(ascii: "!") else { continue }
      found = sides(code, operatorAt: equals - 1)
    }
    guard let found else { return }
    // Where both sides are constants the left one is what is complained about.
    let constant = isConstant(found.left) ? found.left : found.right
    if isConstant(constant) { out.report(Self.self, .comparison(constant)) }
  }

  /// What stands on both sides of an operator; nil where one side is no place.
  private static func sides(_ code: ByteView, operatorAt at: Int) -> (ByteView, ByteView)? {
    guard let plus = code.firstIndex(of: UInt8(ascii: "+")), plus < at else { return nil }
    let rightStart = code.skipSpaces(at + 2)
    var right: ByteView?
    _ = Grammar.place(code, rightStart) { end in
      guard code.isWordBoundary(end) else { return false }
      right = code[rightStart..<end]
      return true
    }
    guard let right else { return nil }
    let leftEnd = code.skipSpacesBack(at)
    var start = plus + 1
    while start < leftEnd {
      if code[start].isIdentifierStart && code.isWordBoundary(start),
        Grammar.place(code, start, { $0 == leftEnd })
      {
        return (code[start..<leftEnd], right)
      }
      start += 1
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
