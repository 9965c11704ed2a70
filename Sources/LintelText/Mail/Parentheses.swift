// SPDX-License-Identifier: GPL-2.0-only

/// Which parentheses of a text belong together.
package enum Parentheses {
  /// For the position of each `(` that is closed, the position of its `)`; -1 everywhere else.
  package static func closings<Text: Sequence>(_ text: Text) -> [Int]
  where Text.Element: BinaryInteger {
    var closings: [Int] = []
    var open: [Int] = []
    for (index, character) in text.enumerated() {
      closings.append(-1)
      if character == 0x28 {
        open.append(index)
      } else if character == 0x29, let start = open.popLast() {
        closings[start] = index
      }
    }
    return closings
  }
}
