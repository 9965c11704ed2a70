// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Remembers which `while` ends a do loop: its semicolon is no empty body.
enum DoLoopEnds: LateReader {
  static let info = TrailingStatements.info

  /// Which lines have a `while` that ends a do loop.
  struct Memory {
    var ends = LineNotes<Void>()
  }

  static let needs = Needs.anyOf(["do"])

  /// Whether the line may have a do whose body is not in braces right after it.
  static func wantsStatement(_ line: borrowing Line) -> Bool {
    let code = line.code
    var at = 0
    while let word = code.firstIndex(of: "do", from: at) {
      at = word + 2
      if code[at] != UInt8(ascii: "{") { return true }
    }
    return false
  }

  static func check(_ line: borrowing Line, _ memory: inout RuleMemory, _ out: inout Reporter) {
    guard wantsStatement(line) else { return }
    let next = line.statement.nextLine
    memory.room.statement.scan(
      line.patch, line: next, remaining: line.statement.nextRemaining,
      offset: line.statement.nextOffset, clearingMarkers: true)
    let text = memory.room.statement.text
    let word = text.skipSpaces(0)
    guard text.hasWord("while", at: word) else { return }
    memory.hunk.doLoops.ends.insert(
      next + text.upTo(word).occurrences(of: UInt8(ascii: "\n")), at: line.number)
  }
}
