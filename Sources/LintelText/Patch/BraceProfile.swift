// SPDX-License-Identifier: GPL-2.0-only

/// What the braces of a line do to how many are open.
struct BraceProfile {
  /// How many more are open behind the line than in front of it.
  private(set) var change: Int32 = 0
  /// How far the number drops within the line at most; 0 or less.
  private(set) var lowest: Int32 = 0

  /// A line without braces.
  init() {}

  /// The braces of a line; more than 2^31 of them count as that many.
  init(_ line: ByteView) {
    var level: Int32 = 0
    var at = line.next(.brace, from: 0)
    while at < line.count {
      level = line[at] == UInt8(ascii: "{") ? level &+ 1 : level &- 1
      lowest = min(lowest, level)
      at = line.next(.brace, from: at + 1)
    }
    change = level
  }

  /// Whether exactly one brace that the line opens is still open behind it.
  var opensOne: Bool { change &- lowest == 1 }
}
