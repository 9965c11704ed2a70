// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// Says which bytes of a text findings are about.
struct FindingPlaces {
  private let text: ByteView
  /// Whether the text is a file: the checker makes a patch of it, whose lines are a byte longer.
  private let isSource: Bool
  /// The line that was looked at last, from 1, and where it starts. Findings come in the order of lines,
  /// but for a few.
  private var line = 1
  private var start = 0

  init(_ text: ByteView, isSource: Bool) {
    self.text = text
    self.isSource = isSource
  }

  /// The bytes that a finding is about: those that its report marks, else its line from the first to
  /// the last byte that is no white space. A finding about the whole is at the start.
  mutating func range(of finding: Finding) -> Range<Int> {
    let number = isSource ? finding.fileLine : finding.line
    guard number > 0 else { return 0..<0 }
    move(to: number)
    let end = text.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? text.count
    if case .caret(let column, let length, inCharacters: false) = finding.excerpt {
      let first = min(start + max(0, column - (isSource ? 1 : 0)), end)
      return first..<min(first + max(1, length), max(end, first))
    }
    let first = text.upTo(end).skipSpaces(start)
    let last = text.skipSpacesBack(end)
    return first < last ? first..<last : start..<end
  }

  private mutating func move(to wanted: Int) {
    if wanted < line { (line, start) = (1, 0) }
    while line < wanted, let end = text.firstIndex(of: UInt8(ascii: "\n"), from: start) {
      start = end + 1
      line += 1
    }
  }
}
