// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What few lines tell about the arms of a statement, before all of it is read.
///
/// A no is certain. Each question is about the statement as `StatementBlock` reads it: where a
/// directive could change that, the answer is yes.
extension Braces {
  /// Whether something that may be another arm stands after the statement of the line.
  static func mayHaveArms(_ line: borrowing Line) -> Bool {
    // A comment that was cut off may have moved the end of the statement.
    guard line.hasStatement, line.services.options.allowsC99Comments else { return true }
    var index = line.statement.nextLine - 1
    var offset = line.statement.nextOffset
    var left = line.statement.nextRemaining
    while left > 0 && index < line.patch.count {
      if !line.patch.isRemoved(index) {
        let code = line.patch.code(index).from(offset)
        let isBelow = index >= line.statement.nextLine
        let start = code.skipSpaces(isBelow && code[0] == UInt8(ascii: "+") ? 1 : 0)
        if start < code.count {
          return code.hasWord("else", at: start) || code.hasWord("do", at: start)
        }
        left -= 1
        offset = 0
      }
      index += 1
    }
    return false
  }

  /// Whether the statement may have braces around no more than one line; its first word is `if`,
  /// `while`, `for` or `else`.
  static func mayBeNeedless(_ line: borrowing Line, after word: Range<Int>) -> Bool {
    let code = line.code
    if line.traits.contains(.hash) { return true }
    var at = code.skipSpaces(word.upperBound)
    if code[word.lowerBound] == UInt8(ascii: "e") {
      if !code.hasKeyword("if", at: at) {
        let isAlone =
          at > word.upperBound || at == code.count || code[at] == UInt8(ascii: "{")
        return !isAlone || mayOpenShortBlock(line, from: at)
      }
      at = code.skipSpaces(at + 2)
    }
    guard code[at] == UInt8(ascii: "(") else { return true }
    // A condition of several lines needs the braces.
    guard let close = code.closingParenthesis(of: at) else { return false }
    return mayOpenShortBlock(line, from: close + 1)
  }

  /// Whether a block with no more than one line of code may start at `at`.
  private static func mayOpenShortBlock(_ line: borrowing Line, from at: Int) -> Bool {
    let open = line.code.skipSpaces(at)
    if open < line.code.count {
      return line.code[open] == UInt8(ascii: "{") && isShort(line, from: open + 1)
    }
    // Of the line below, the marker counts as the start of the body.
    guard let below = line.patch.lineBelow(line.index + 1, 0) else { return true }
    return line.patch.code(below)[0] != UInt8(ascii: "+")
  }

  /// Whether the block whose first byte stands at `at` may end before its second line of code.
  private static func isShort(_ line: borrowing Line, from at: Int) -> Bool {
    var at = at
    var index = line.index
    var left = line.remaining
    var hasCode = false
    while left > 0 && index < line.patch.count {
      if !line.patch.isRemoved(index) {
        let code = line.patch.code(index)
        let start = code.skipSpaces(at)
        if start < code.count {
          if code[start] == UInt8(ascii: "}") { return true }
          if hasCode { return false }
          if mayClose(line, index, from: start) { return true }
          hasCode = true
        }
        left -= 1
        at = 1
      }
      index += 1
    }
    return false
  }

  /// Whether the line at `index` may close the block that is open at `start`.
  private static func mayClose(_ line: borrowing Line, _ index: Int, from start: Int) -> Bool {
    let traits = line.patch.traits(index)
    if traits.contains(.hash) { return true }
    if traits.isDisjoint(with: .brace) { return false }
    return index == line.index
      ? line.code.from(start).contains(UInt8(ascii: "}"))
      : line.patch.braces(index).lowest < 0
  }
}
