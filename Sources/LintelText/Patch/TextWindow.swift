// SPDX-License-Identifier: GPL-2.0-only

/// How much of an input is held at once.
///
/// A patch or file up to this size is held whole; of a larger one the lines around the one that is
/// looked at are. A statement that is longer than what lies ahead ends where the window does.
package struct TextWindow: Sendable {
  /// How many bytes are held at most, a line that is longer left aside.
  package let bytes: Int
  /// How many lines are held at most.
  package let lines: Int
  /// The longest line in bytes that is read; of a longer one only the marker is. Nil for no limit.
  package let longestLine: Int?

  /// A window of this size.
  package init(bytes: Int, lines: Int, longestLine: Int?) {
    self.bytes = bytes
    self.lines = lines
    self.longestLine = longestLine
  }

  /// A window on the whole input.
  package static let whole = TextWindow(bytes: .max, lines: .max, longestLine: nil)

  // An eighth stays after the line that is looked at, and a quarter lies ahead of it.

  var bytesKept: Int { bytes / 8 }
  var linesKept: Int { lines / 8 }
  var bytesAhead: Int { bytes / 4 }
  var linesAhead: Int { lines / 4 }
}
