// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags `likely()` and `unlikely()` around the wrong thing.
enum LikelyMisuse {
  static let info = RuleInfo(
    type: "LIKELY_MISUSE", level: .warning, group: .apiUsage,
    why: """
      likely(x) > 0 compares the hint's result, 0 or 1; the comparison belongs inside. IS_ERR() and \
      WARN() give the hint themselves, so a second one around them is noise.
      """,
    examples: LikelyComparison.examples + NestedLikely.examples)
}

/// Flags comparisons with the result of the hint.
enum LikelyComparison: LineRule {
  static let info = LikelyMisuse.info
  static let examples = [
    Example(
      """
      !	if (unlikely(count) > 0)
      """),
    Example(
      """
      +	if (unlikely(count > 0))
      """),
  ]

  static let needs = Needs.anyOf(["likely"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    var at = 0
    while let found = code.firstIndex(of: "likely", from: at) {
      at = found + 6
      let start = code.wordStart(found)
      let word = code[start..<code.wordEnd(found)]
      guard word.equals("likely") || word.equals("unlikely") else { continue }
      let open = code.skipSpaces(at)
      guard code[open] == UInt8(ascii: "(") else { continue }
      let compared = line.grammar.argument(code, open + 1) { argument in
        let close = code.skipSpaces(argument.value.upperBound)
        return code[close] == UInt8(ascii: ")")
          && Grammar.comparison(code, code.skipSpaces(close + 1)) != nil
      }
      if compared {
        out.report(Self.self, .comparison(word))
        return
      }
    }
  }
}

/// Flags hints around what gives the hint itself.
enum NestedLikely: LineRule {
  static let info = LikelyMisuse.info
  static let examples = [
    Example(
      """
      !	if (unlikely(IS_ERR(page)))
      """),
    Example(
      """
      +	if (IS_ERR(page))
      """),
  ]

  static let needs = LikelyComparison.needs

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    var at = 0
    while let found = code.firstIndex(of: "likely", from: at) {
      at = found + 6
      let word = code[code.wordStart(found)..<code.wordEnd(found)]
      guard word.equals("likely") || word.equals("unlikely") else { continue }
      var inner = code.skipSpaces(at)
      guard code[inner] == UInt8(ascii: "(") else { continue }
      inner = code.skipSpaces(inner + 1)
      if code[inner] == UInt8(ascii: "!") { inner += 1 }
      inner = code.skipSpaces(inner)
      if let name = hintedName(code, inner) {
        out.report(Self.self, .nested(name))
        return
      }
    }
  }

  /// The name at `at` that gives its own hint; more letters may follow.
  private static func hintedName(_ code: ByteView, _ at: Int) -> ByteView? {
    for name in ["IS_ERR_OR_NULL", "IS_ERR_VALUE", "IS_ERR", "WARN"] as [StaticString]
    where code.has(name, at: at) {
      return code[at..<(at + name.utf8CodeUnitCount)]
    }
    return nil
  }
}

extension Message {
  fileprivate static func comparison(_ hint: ByteView) -> Message {
    "put the comparison inside \(hint)()"
  }
  fileprivate static func nested(_ name: ByteView) -> Message {
    "drop the hint: \(name)() has an unlikely() inside"
  }
}
