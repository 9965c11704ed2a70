// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// How many characters a line has before every 256th of its bytes or so, that a column costs the same
/// wherever in the line it is.
struct ColumnMarks: Sendable {
  /// A place in the line and what is before it.
  struct Mark: Sendable {
    /// In bytes; the start of a character.
    var at = 0
    /// Unicode scalars, and bytes that are no UTF-8.
    var characters = 0
    /// Units of UTF-16.
    var utf16 = 0

    /// Goes to the last start of a character up to `end`.
    fileprivate mutating func advance(upTo end: Int, in text: ByteView) {
      while at < end {
        let (value, length) = text.scalar(at: at)
        if at + length > end { return }
        characters += 1
        utf16 += value > 0xFFFF ? 2 : 1
        at += length
      }
    }
  }

  /// The distance of two marks in bytes.
  private static let step = 256

  /// The marks, of which each is less than a character before a multiple of `step`; empty where all
  /// bytes are ASCII, so that they are the columns.
  private let marks: [Mark]

  init(_ text: ByteView) {
    guard !text.isASCII else {
      marks = []
      return
    }
    var marks: [Mark] = []
    var mark = Mark()
    while marks.count * Self.step <= text.count {
      mark.advance(upTo: marks.count * Self.step, in: text)
      marks.append(mark)
    }
    self.marks = marks
  }

  /// What is before a place of the text that the marks are of.
  func count(upTo place: Int, of text: ByteView) -> Mark {
    if marks.isEmpty { return Mark(at: place, characters: place, utf16: place) }
    var mark = marks[place / Self.step]
    mark.advance(upTo: place, in: text)
    return mark
  }
}
