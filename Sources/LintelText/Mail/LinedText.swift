// SPDX-License-Identifier: GPL-2.0-only

/// A text that is made of lines of an input, and which line of the input each of its own stands for.
struct LinedText {
  /// The text.
  private(set) var bytes: [UInt8] = []
  /// Where its lines come from.
  private(set) var lines = LineMap()

  init() {}

  /// A text of which that is known.
  init(_ bytes: [UInt8], _ lines: LineMap) {
    self.bytes = bytes
    self.lines.append(bytes.withView(Self.lineCount), linesOf: lines)
  }

  /// Whether the next byte starts a line.
  private var isAtLineStart: Bool { bytes.isEmpty || bytes.last == 10 }

  mutating func reserveCapacity(_ count: Int) { bytes.reserveCapacity(count) }

  /// Appends bytes that come from the line `index` (from 0) of `source`; a line that they start
  /// stands for that one.
  mutating func append(_ view: ByteView, from index: Int, of source: LineMap) {
    guard !view.isEmpty else { return }
    let newlines = view.occurrences(of: 10)
    var starts = newlines - (view.last == 10 ? 1 : 0)
    if isAtLineStart { starts += 1 }
    for _ in 0..<starts { lines.append(index, of: source) }
    bytes.append(contentsOf: view.bytes)
  }

  /// Appends a byte that comes from the line `index` (from 0) of `source`.
  mutating func append(_ byte: UInt8, from index: Int, of source: LineMap) {
    if isAtLineStart { lines.append(index, of: source) }
    bytes.append(byte)
  }

  /// Appends another text, which starts a line.
  mutating func append(_ other: LinedText) {
    if !isAtLineStart { bytes.append(10) }
    lines.append(other.bytes.withView(Self.lineCount), linesOf: other.lines)
    bytes += other.bytes
  }

  /// Ends the last line if it is not ended.
  mutating func endLine() { if !isAtLineStart { bytes.append(10) } }

  mutating func removeLast() { bytes.removeLast() }

  /// Leaves only the lines in the first `count` bytes.
  mutating func cut(to count: Int) {
    self = LinedText([UInt8](bytes[..<min(count, bytes.count)]), lines)
  }

  /// Puts other bytes in the place of the text's.
  ///
  /// Line stays line where both have as many; else the text counts as decoded.
  mutating func replace(_ bytes: [UInt8]) {
    let count = bytes.withView(Self.lineCount)
    if count != self.bytes.withView(Self.lineCount) {
      lines = LineMap()
      lines.append(count, linesOf: .decoded)
    }
    self.bytes = bytes
  }

  private static func lineCount(_ view: ByteView) -> Int {
    view.occurrences(of: 10) + (view.isEmpty || view.last == 10 ? 0 : 1)
  }
}
