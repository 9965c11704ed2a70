// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags `if (5 < a)`: a constant on the left of a comparison.
enum ConstantComparison: LineRule {
  static let info = RuleInfo(
    type: "CONSTANT_COMPARISON", level: .warning, group: .comparisonStyle, fix: .unsafe,
    why: """
      A comparison reads best with what varies on the left and the constant on the right. \
      Compilers warn of a mistyped == anyway.
      """,
    examples: [
      Example(
        """
        !	if (5 < a)
        !	if (NULL == p)
        """, fixed: "+\tif (a > 5)\n+\tif (p == NULL)"),
      Example(
        """
        +	if (a > 5)
        +	if (b + LIMIT < a)
        +	if (MINIMUM < MAXIMUM)
        """),
    ])

  static let needs = Needs.anyOf(["<", ">", "==", "!="])
  static let needsInCode: [LineTraits] = ["<>=!", "01AX_"]

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    guard line.isAdded, let found = lastComparison(code),
      !followsOperator(code, found.constant.lowerBound), !isName(code[found.other]),
      !(line.options.precise && code.has("sizeof", at: found.other.lowerBound)
        && out.leavesOut(info, .meaning("both sides are constants"))),
      out.report(Self.self, .reversed(code[found.constant])), out.isFixing
    else { return }
    let constant = code[found.constant]
    let other = code[found.other]
    let turned = Self.turned(code[found.comparison])
    out.fixes?.edit(line.index) { text in
      let place = text.withView { parenthesized($0, constant, other) }
      guard let place else { return }
      let space = UInt8(ascii: " ")
      let inner = other.bytes + [space] + turned + [space] + constant.bytes
      text.replaceSubrange(place, with: [UInt8(ascii: "(")] + inner + [UInt8(ascii: ")")])
    }
  }

  /// A constant, what it is compared with, and how.
  private struct Comparison {
    let constant, comparison, other: Range<Int>
  }

  /// The last comparison of the line that has a constant on its left and a place or call on its
  /// right.
  private static func lastComparison(_ code: ByteView) -> Comparison? {
    var at = code.count
    while true {
      at = code.last(.comparison, before: at)
      guard at > 1 else { return nil }
      if let end = Grammar.comparison(code, at),
        let constant = constant(code, endingAt: code.skipSpacesBack(at)),
        let other = operand(code, code.skipSpaces(end))
      {
        return Comparison(constant: constant, comparison: at..<end, other: other)
      }
    }
  }

  private static func operand(_ code: ByteView, _ at: Int) -> Range<Int>? {
    var end: Int?
    _ = Grammar.operand(code, at) {
      end = $0.end
      return true
    }
    return end.map { at..<$0 }
  }

  /// The constant or capital name that ends at `end`; the shortest, should there be several.
  private static func constant(_ code: ByteView, endingAt end: Int) -> Range<Int>? {
    let text = code.upTo(end)
    var at = end - 1
    while at > 0, isPart(code[at]) {
      if code.isWordBoundary(at), isName(code[at..<end]) || isConstant(text, at) {
        return at..<end
      }
      at -= 1
    }
    return nil
  }

  /// Whether the byte can be part of a number such as 1.5e-3.
  private static func isPart(_ byte: UInt8) -> Bool {
    byte.isWord || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
  }

  private static func isConstant(_ text: ByteView, _ at: Int) -> Bool {
    Grammar.constant(text, at) { $0 == text.count }
  }

  /// Whether the word is a name in capitals.
  private static func isName(_ word: ByteView) -> Bool {
    guard word[0].isUpper || word[0] == UInt8(ascii: "_") else { return false }
    for index in 1..<max(word.count, 1) {
      let byte = word[index]
      guard byte.isUpper || byte.isDigit || byte == UInt8(ascii: "_") else { return false }
    }
    return true
  }

  /// Whether an operator or a dot stands before `start`: the constant is part of more.
  private static func followsOperator(_ code: ByteView, _ start: Int) -> Bool {
    let end = code[1..<start].skipSpacesBack(start - 1)
    let lead = code[1..<(end + 1)]
    switch lead.last {
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "!"), UInt8(ascii: "~"),
      UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: ","), UInt8(ascii: "^"),
      UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "/"),
      UInt8(ascii: "%"), UInt8(ascii: "."):
      return true
    case UInt8(ascii: "="):
      return lead.hasSuffix("<=") || lead.hasSuffix(">=") || lead.hasSuffix("==")
        || lead.hasSuffix("!=")
    default: return false
    }
  }

  /// The comparison to use when the sides change places.
  private static func turned(_ comparison: ByteView) -> [UInt8] {
    comparison.bytes.map {
      switch $0 {
      case UInt8(ascii: "<"): UInt8(ascii: ">")
      case UInt8(ascii: ">"): UInt8(ascii: "<")
      default: $0
      }
    }
  }

  /// Where both are compared in parentheses of their own, with whatever comparison.
  private static func parenthesized(
    _ text: ByteView, _ constant: ByteView, _ other: ByteView
  ) -> Range<Int>? {
    var at = 0
    while let open = text.firstIndex(of: UInt8(ascii: "("), from: at) {
      at = open + 1
      let left = text.skipSpaces(at)
      guard text.has(constant, at: left),
        let sign = Grammar.comparison(text, text.skipSpaces(left + constant.count))
      else { continue }
      let right = text.skipSpaces(sign)
      let close = text.skipSpaces(right + other.count)
      if text.has(other, at: right), text[close] == UInt8(ascii: ")") { return open..<(close + 1) }
    }
    return nil
  }
}

extension LineTraits {
  /// What comparisons are made of.
  fileprivate static let comparison: LineTraits = "<>=!"
}

extension Message {
  fileprivate static func reversed(_ constant: ByteView) -> Message {
    "put '\(constant)' on the right side of the comparison"
  }
}
