// SPDX-License-Identifier: GPL-2.0-only

/// A descriptor that is read as its bytes come.
package struct InputStream: ~Copyable {
  private let descriptor: Int32
  private var pending = PendingInput()

  /// A reader of an open descriptor, which stays open.
  package init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// A reader of bytes that are there.
  package init(of bytes: ByteView) {
    descriptor = -1
    pending = PendingInput(bytes)
  }

  /// The system's error number (`errno`) where the descriptor could not be read to its end, else 0.
  package var failure: Int32 { descriptor < 0 ? 0 : pending.failure }

  /// The next byte; nil at the end.
  package mutating func readByte() -> UInt8? {
    while true {
      if let byte = pending.takeByte() { return byte }
      guard pending.fill(from: descriptor) else { return nil }
    }
  }

  /// Adds the next line to `buffer` without its newline; false at the end.
  ///
  /// What would make the buffer longer than `limit` bytes is skipped.
  package mutating func readLine(into buffer: inout ByteBuffer, limit: Int) -> Bool {
    while !pending.takeRecord(endingWith: UInt8(ascii: "\n"), into: &buffer, limit: limit) {
      guard pending.fill(from: descriptor) else { return false }
    }
    return true
  }

  /// Adds exactly `count` bytes to `buffer`; false when there are fewer.
  package mutating func readBytes(_ count: Int, into buffer: inout ByteBuffer) -> Bool {
    var left = count - pending.take(count, into: &buffer)
    while left > 0 {
      guard pending.fill(from: descriptor) else { return false }
      left -= pending.take(left, into: &buffer)
    }
    return true
  }

  /// Throws away exactly `count` bytes; false when there are fewer.
  package mutating func skipBytes(_ count: Int) -> Bool {
    var left = count - pending.drop(count)
    while left > 0 {
      guard pending.fill(from: descriptor) else { return false }
      left -= pending.drop(left)
    }
    return true
  }
}
