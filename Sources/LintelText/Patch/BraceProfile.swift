// SPDX-License-Identifier: GPL-2.0-only

/// What the braces of a line do to how many are open; more than 2^31 of them count as that many.
package struct BraceProfile {
  /// How many more are open after the line than before it.
  package private(set) var change: Int32 = 0
  /// How far the number drops within the line at most; 0 or less.
  package private(set) var lowest: Int32 = 0

  /// Whether exactly one brace that the line opens is still open after it.
  var opensOne: Bool { change &- lowest == 1 }

  /// Counts an opening brace.
  mutating func open() { change &+= 1 }

  /// Counts a closing brace.
  mutating func close() {
    change &-= 1
    lowest = min(lowest, change)
  }
}
