// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Finds the line of any byte of a text.
struct LineIndex {
  private var starts: [Int] = [0]

  init(_ text: ByteView) {
    for at in 0..<text.count where text[at] == UInt8(ascii: "\n") { starts.append(at + 1) }
  }

  /// The line of a byte, counted from 1.
  func line(of offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// Where a line starts, counted from 1; nil past the end.
  func start(of line: Int) -> Int? {
    line >= 1 && line <= starts.count ? starts[line - 1] : nil
  }
}
