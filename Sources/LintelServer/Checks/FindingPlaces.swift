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
    return trimmed(start..<end)
  }

  /// The bytes of the line with that number, from 1, that `range` is of the line of another text that
  /// was made of it: the same, where the one is the end of the other; else all of the line.
  mutating func range(
    ofLine number: Int, like range: Range<Int>, in other: inout FindingPlaces
  ) -> Range<Int> {
    move(to: number)
    let line = line(from: start)
    let made = other.line(from: other.start)
    let added = made.count - line.count
    guard added >= 0, other.text[made].from(added).equals(text[line]) else {
      return trimmed(line)
    }
    let shift = line.lowerBound - made.lowerBound - added
    let moved = max(range.lowerBound + shift, line.lowerBound)..<(range.upperBound + shift)
    return moved.clamped(to: line)
  }

  /// The first line from an offset on, without white space at its ends.
  func firstLine(from offset: Int) -> Range<Int> { trimmed(line(from: offset)) }

  /// The line that starts at an offset, without its end.
  private func line(from offset: Int) -> Range<Int> {
    offset..<(text.firstIndex(of: UInt8(ascii: "\n"), from: offset) ?? text.count)
  }

  private func trimmed(_ line: Range<Int>) -> Range<Int> {
    let first = text.upTo(line.upperBound).skipSpaces(line.lowerBound)
    let last = text.skipSpacesBack(line.upperBound)
    return first < last ? first..<last : line
  }

  private mutating func move(to wanted: Int) {
    if wanted < line { (line, start) = (1, 0) }
    while line < wanted, let end = text.firstIndex(of: UInt8(ascii: "\n"), from: start) {
      start = end + 1
      line += 1
    }
  }
}
