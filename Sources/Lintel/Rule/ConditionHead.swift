// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The lines from an if, loop or switch to the end of its condition.
package struct ConditionHead: Sendable {
  /// What every such word has in it.
  static let needs = Needs.anyOf(["if", "while", "for", "switch", "do", "else"])

  /// The last of these words in the line, and its open parenthesis where it needs one.
  let word: Range<Int>
  /// How many lines there are.
  let lineCount: Int
  /// The index of the last line.
  let lastLine: Int
  /// The index of the line below, removed ones left out; nil at the end of the input.
  let nextLine: Int?
  /// Whether all parentheses are closed.
  let isClosed: Bool

  /// The head that starts in the line; nil where there is none.
  init?(_ line: borrowing Line) {
    guard let word = line.controlWord?.word else { return nil }
    self.word = word
    let span = BracketSpan(
      line.patch, line: line.number, remaining: line.remaining, open: UInt8(ascii: "("),
      close: UInt8(ascii: ")")
    ) { _, _ in }
    lineCount = span.lineCount
    lastLine = span.lastLine
    isClosed = span.level == 0
    nextLine = span.isCut ? nil : line.patch.lineBelow(span.lastLine + 1, 0)
  }
}
