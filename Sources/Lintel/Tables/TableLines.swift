// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension ByteView {
  /// Calls `body` with the place of each entry of a word file: a line without the white space
  /// around it that is neither empty nor a comment (`#`).
  func forEachTableLine(from start: Int = 0, _ body: (Range<Int>) -> Void) {
    var at = start
    while at < count {
      let end = firstIndex(of: UInt8(ascii: "\n"), from: at) ?? count
      var first = at
      while first < end && self[first].isSpace { first += 1 }
      let last = max(first, skipSpacesBack(end))
      if last > first && self[first] != UInt8(ascii: "#") { body(first..<last) }
      at = end + 1
    }
  }
}
