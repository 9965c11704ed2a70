// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The backslashes of a macro stand below each other, also after one of its lines was fixed.
extension [UInt8] {
  /// The distance of tab stops in the kernel.
  private static var tabSize: Int { 8 }

  /// Moves the backslash at the end of an added line to the column that it had in `old`, where white
  /// space had put it there and the line is not too long for that.
  mutating func keepBackslash(from old: [UInt8]) {
    let backslash = UInt8(ascii: "\\")
    guard last == backslash, old.last == backslash else { return }
    let gap = old[old.backslashGap..<(old.count - 1)]
    let hasTab = gap.contains(UInt8(ascii: "\t"))
    let target = old.column(old.count - 1)
    let start = backslashGap
    var column = column(start)
    guard hasTab || gap.count > 1, column < target, self.column(count - 1) != target else { return }
    var spaces: [UInt8] = []
    while hasTab, column / Self.tabSize * Self.tabSize + Self.tabSize <= target {
      spaces.append(UInt8(ascii: "\t"))
      column += Self.tabSize - column % Self.tabSize
    }
    spaces += repeatElement(UInt8(ascii: " "), count: target - column)
    replaceSubrange(start..<(count - 1), with: spaces)
  }

  /// Where the white space before the last byte starts.
  private var backslashGap: Int {
    var at = count - 1
    while at > 1, self[at - 1].isSpace { at -= 1 }
    return at
  }

  /// The column of a byte of a patch's line, the marker left out.
  private func column(_ index: Int) -> Int {
    var column = 0
    for byte in self[Swift.min(1, index)..<index] {
      column += byte == UInt8(ascii: "\t") ? Self.tabSize - column % Self.tabSize : 1
    }
    return column
  }
}
