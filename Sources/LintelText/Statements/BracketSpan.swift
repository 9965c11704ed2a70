// SPDX-License-Identifier: GPL-2.0-only

/// How far the brackets go that open in a line: the condition of an if, the body of a switch.
///
/// A line without any bracket is a span of its own. Of the arms of an #if the brackets of one count.
package struct BracketSpan {
  /// The index (from 0) of the last line.
  package private(set) var lastLine: Int
  /// How many lines the span has, removed ones left out.
  package private(set) var lineCount = 0
  /// How many brackets are still open at the end of the hunk.
  package private(set) var level = 0
  /// Whether the hunk promises more lines than the input has.
  package private(set) var isCut = false

  /// Reads the span that starts in line `number` (from 1) after its first `skip` bytes.
  ///
  /// `visit` gets the index of each line, and how many brackets are open after it.
  package init(
    _ patch: borrowing PatchText, line number: Int, remaining: Int,
    open: UInt8, close: UInt8, skip: Int = 0, _ visit: (_ line: Int, _ level: Int) -> Void
  ) {
    var skip = skip
    var conditions: [Int] = []
    var hasOuter = true
    var left = remaining
    var at = number - 1
    lastLine = at
    var linesLeft = patch.budget.lines
    while left > 0 {
      linesLeft -= 1
      guard at < patch.count, linesLeft >= 0 else {
        isCut = true
        return
      }
      if patch.isRemoved(at) {
        at += 1
        continue
      }
      left -= 1
      let code = patch.code(at)
      patch.budget.spend(code.count + 1)
      switch Directive(code, code.skipSpaces(1)) {
      case .opens: conditions.append(level)
      case .switches:
        if conditions.count > 1 {
          level = conditions[conditions.count - 2]
        } else {
          level = hasOuter ? 0 : conditions.last ?? 0
        }
      case .closes:
        if conditions.isEmpty { hasOuter = false }
        level = conditions.popLast() ?? 0
      case nil: break
      }
      scan: for index in 0..<code.count {
        if skip > 0 {
          skip -= 1
        } else if code[index] == close && level > 0 {
          level -= 1
          if level == 0 { break scan }
        } else if code[index] == open {
          level += 1
        }
      }
      lastLine = at
      lineCount += 1
      visit(at, level)
      if level == 0 { return }
      at += 1
    }
  }
}
