// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What a sign is where the grammar of lines takes it for an operator and `--precise` knows better.
enum SiteMeaning {
  /// Whether the star belongs to a type: one before the colon of a `_Generic`, or after a macro in
  /// capitals that makes a type, `ELF(Ehdr) *p`.
  static func isOfType(_ site: OperatorSite) -> Bool {
    let code = site.code
    if code[code.skipSpaces(site.range.upperBound)] == UInt8(ascii: ":") { return true }
    return isAfterTypeMacro(site)
  }

  /// Whether a macro and its arguments stand before the star, in the place of a type, and a name after.
  private static func isAfterTypeMacro(_ site: OperatorSite) -> Bool {
    let code = site.code
    let end = code.skipSpacesBack(site.range.lowerBound)
    guard end < site.range.lowerBound, code[end - 1] == UInt8(ascii: ")"),
      Grammar.identifier(code, site.range.upperBound) != nil
        || code[site.range.upperBound] == UInt8(ascii: ")"),
      let open = opening(code, end - 1)
    else { return false }
    let start = code.wordStart(open)
    let name = code[start..<open]
    guard name.skip(macroName, 0) == name.count, !name.isEmpty else { return false }
    let before = code.skipSpacesBack(start)
    if before <= 1 || code[before - 1].isA(ByteSet("(,")) { return true }
    let word = code[code.wordStart(before)..<before]
    return ["const", "static", "extern", "struct"].contains { (type: StaticString) in
      word.equals(type)
    }
  }

  private static let macroName = ByteSet.upper.union(.digit).union(ByteSet("_"))

  /// How many bytes the arguments of a macro that makes a type may have.
  private static let farthest = 128

  /// Where the parenthesis that is closed at `close` is opened.
  private static func opening(_ code: ByteView, _ close: Int) -> Int? {
    var depth = 0
    var at = close
    while at > 0 && close - at < farthest {
      if code[at] == UInt8(ascii: ")") { depth += 1 }
      if code[at] == UInt8(ascii: "(") {
        depth -= 1
        if depth == 0 { return at }
      }
      at -= 1
    }
    return nil
  }

  /// Whether nothing stands before the sign that it could join with what follows: the operand of an
  /// instruction, `%l[label]`.
  static func isAssemblerOperand(_ site: OperatorSite) -> Bool {
    let code = site.code
    let end = code.skipSpacesBack(site.range.lowerBound)
    return code[site.range.lowerBound] == UInt8(ascii: "%") && code[end - 1].isA(ByteSet("(,"))
  }
}
