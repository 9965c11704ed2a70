// SPDX-License-Identifier: GPL-2.0-only

/// Finds the lines of places in a text that are asked for in their order, by the newlines between
/// them: tokens need not know their lines.
package struct LineCursor {
  private let text: ByteView
  /// The line, counted from 1.
  package private(set) var number = 1
  /// Where it starts.
  package private(set) var start = 0
  private var end: Int

  /// The first line of a text.
  package init(_ text: ByteView) {
    self.text = text
    end = text.firstIndex(of: UInt8(ascii: "\n")) ?? text.count
  }

  /// Moves to the line of an offset, which must not be before the line where it is.
  package mutating func move(to offset: Int) {
    while end < offset {
      number += 1
      start = end + 1
      end = text.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? text.count
    }
  }
}
