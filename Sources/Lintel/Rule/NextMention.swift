// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Where a word stands next, for a rule that looks for it in each statement.
///
/// Statements stand inside of one another; asked so, each line is searched once.
package struct NextMention {
  private let word: StaticString
  private var line = -1
  /// The first line that was in reach when the word was looked for.
  private var first = 0

  init(_ word: StaticString) { self.word = word }

  /// Whether the word stands in one of the lines, by their indices; no is certain.
  ///
  /// The first line must not be above that of the last question.
  mutating func stands(in lines: ClosedRange<Int>, of patch: borrowing PatchText) -> Bool {
    if line < lines.lowerBound || first != patch.first {
      first = patch.first
      line = patch.line(from: lines.lowerBound, mentioning: ByteView(word)) ?? .max
    }
    return line <= lines.upperBound
  }
}
