// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags macros that shift a one where BIT() would do.
enum BitMacro: LineRule {
  static let info = RuleInfo(
    type: "BIT_MACRO", level: .check, group: .macros, fix: .unsafe,
    spot: .texts(["<<"]),
    why: """
      BIT() and BIT_ULL() say that a single bit is meant, and they are unsigned: a plain one \
      shifted to the sign bit is not defined. Headers for user space cannot use them.
      """,
    reference: "include/linux/bits.h",
    examples: [
      Example(
        """
        !#define EXAMPLE_READY	(1 << 3)
        !#define EXAMPLE_DONE	(1ULL << 35)
        """, strict: true,
        fixed: """
          +#define EXAMPLE_READY	BIT(3)
          +#define EXAMPLE_DONE	BIT_ULL(35)
          """),
      Example(
        """
        +#define EXAMPLE_READY	BIT(3)
        +#define EXAMPLE_TWO	(2 << 3)
        """, strict: true),
    ])

  static let needs = Needs.anyOf(["<<"])
  static let needsInCode: [LineTraits] = ["#"]

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard !line.path.hasPrefix("include/uapi/"), let suffix = suffixOfShifted(line.code) else {
      return
    }
    let macro: StaticString =
      suffix.firstIndexIgnoringCase(of: "ll") == nil ? "BIT(" : "BIT_ULL("
    guard out.report(Self.self, .shift(macro)), out.isFixing else { return }
    out.fixes?.edit(line.index) { text in
      let edit = text.withView { text in
        shift(text).map { ($0.range, text[$0.operand].bytes) }
      }
      guard let (range, operand) = edit else { return }
      let new = ByteView(macro).bytes + operand + [UInt8(ascii: ")")]
      new.withView { text.replace(range, with: $0) }
    }
  }

  /// The suffix of the one that the value of a macro starts with, where it is shifted.
  private static func suffixOfShifted(_ code: ByteView) -> ByteView? {
    var at = 0
    while let hash = code.firstIndex(of: UInt8(ascii: "#"), from: at) {
      at = hash + 1
      let keyword = code.skipSpaces(at)
      let name = code.skipSpaces(keyword + 6)
      let end = code.wordEnd(name)
      var value = code.skipSpaces(end)
      guard code.has("define", at: keyword), name > keyword + 6, end > name, value > end else {
        continue
      }
      if code[value] == UInt8(ascii: "(") { value = code.skipSpaces(value + 1) }
      if let shifted = shiftedOne(code, value) { return code[shifted.suffix] }
    }
    return nil
  }

  /// A one at `at` that is shifted by a number or a name.
  private static func shiftedOne(
    _ text: ByteView, _ at: Int
  ) -> (suffix: Range<Int>, operand: Range<Int>)? {
    guard text[at] == UInt8(ascii: "1") else { return nil }
    let suffix = text.skipSpaces(at + 1)
    let end = text.skip(ByteSet("ulUL"), suffix)
    let sign = text.skipSpaces(end)
    guard text.has("<<", at: sign) else { return nil }
    let operand = text.skipSpaces(sign + 2)
    let digits = text.skip(.digit, operand)
    guard let operandEnd = digits > operand ? digits : Grammar.identifier(text, operand) else {
      return nil
    }
    return (suffix..<end, operand..<operandEnd)
  }

  /// The first shifted one, with white space and a parenthesis on both sides.
  private static func shift(_ text: ByteView) -> (range: Range<Int>, operand: Range<Int>)? {
    var at = 0
    while let one = text.firstIndex(of: UInt8(ascii: "1"), from: at) {
      at = one + 1
      guard let (_, operand) = shiftedOne(text, one) else { continue }
      var start = text.skipSpacesBack(one)
      if text[start - 1] == UInt8(ascii: "(") { start -= 1 }
      var end = text.skipSpaces(operand.upperBound)
      if text[end] == UInt8(ascii: ")") { end += 1 }
      return (start..<end, operand)
    }
    return nil
  }
}

extension Message {
  fileprivate static func shift(_ macro: StaticString) -> Message {
    "use \(macro)) in place of a shifted one"
  }
}
