// SPDX-License-Identifier: GPL-2.0-only

/// The lines that a pair of brackets spans: the body of a switch, the condition of an if.
package struct BracketBlock {
  /// The indices (from 0) of the lines, removed ones left out.
  package private(set) var lines: [Int] = []
  /// How many lines the block has; more than `lines` where the hunk promises lines it lacks.
  package private(set) var lineCount = 0
  /// How many brackets are still open at the end of the hunk.
  package private(set) var level = 0

  /// Reads the block that starts in line `number` (from 1) behind its first `skip` bytes.
  ///
  /// With `outermost` only lines that touch the outermost brackets are kept.
  package init(
    _ patch: borrowing PatchText, line number: Int, remaining: Int,
    open: UInt8, close: UInt8, skip: Int = 0, outermost: Bool = false
  ) {
    var skip = skip
    var conditions = [0]
    var left = remaining
    var at = number - 1
    while left > 0 {
      if at >= patch.count {
        lineCount += left
        break
      }
      let code = patch.code(at)
      if patch.isRemoved(at) {
        at += 1
        continue
      }
      left -= 1
      switch Directive(code, code.skipSpaces(1)) {
      case .opens: conditions.append(level)
      case .switches:
        level = conditions.count > 1 ? conditions[conditions.count - 2] : conditions.last ?? 0
      case .closes: level = conditions.popLast() ?? 0
      case nil: break
      }
      scan: for index in 0..<code.count {
        if skip > 0 {
          skip -= 1
          continue
        }
        if code[index] == close && level > 0 {
          level -= 1
          if level == 0 { break scan }
        } else if code[index] == open {
          level += 1
        }
      }
      if !outermost || level <= 1 {
        lines.append(at)
        lineCount += 1
      }
      if level == 0 { break }
      at += 1
    }
  }
}
