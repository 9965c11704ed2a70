// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Removing and adding spaces in a line that is being fixed.
extension Array where Element == UInt8 {
  /// Removes the first white space at or after `start` that `byte` follows; nothing without one.
  mutating func removeSpaces(before byte: UInt8, from start: Int = 0) {
    let spaces = withView { text -> Range<Int>? in
      var at = start
      while let found = text.firstIndex(of: byte, from: at) {
        let edge = Swift.max(text.skipSpacesBack(found), start)
        if edge < found { return edge..<found }
        at = found + 1
      }
      return nil
    }
    if let spaces { removeSubrange(spaces) }
  }

  /// Removes the first white space that stands after `byte`; nothing without one.
  mutating func removeSpaces(after byte: UInt8) {
    let spaces = withView { text -> Range<Int>? in
      var at = 0
      while let found = text.firstIndex(of: byte, from: at) {
        let end = text.skipSpaces(found + 1)
        if end > found + 1 { return (found + 1)..<end }
        at = found + 1
      }
      return nil
    }
    if let spaces { removeSubrange(spaces) }
  }

  /// Inserts a space at `index`; nothing without one.
  mutating func insertSpace(at index: Int?) {
    if let index, index <= count { insert(UInt8(ascii: " "), at: index) }
  }
}
