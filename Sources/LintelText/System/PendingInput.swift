// SPDX-License-Identifier: GPL-2.0-only

import Glibc

/// What was read from a descriptor and nobody has taken yet.
struct PendingInput: ~Copyable {
  private var bytes: ByteBuffer
  private var taken = 0
  /// The system's error number where the last read failed, else 0.
  private(set) var failure: Int32 = 0

  /// Nothing yet.
  init() { bytes = ByteBuffer(capacity: Self.pieceSize) }

  /// What was read elsewhere.
  init(_ view: ByteView) { bytes = ByteBuffer(view) }

  /// How many bytes are asked for at a time.
  private static let pieceSize = 64 * 1024

  /// How many bytes there are.
  var count: Int { bytes.count - taken }

  /// Reads once; false at the end, and where nothing can be read.
  mutating func fill(from descriptor: Int32) -> Bool {
    if taken > 0 {
      bytes.removeFirst(taken)
      taken = 0
    }
    while true {
      var got = 0
      unsafe bytes.appendBytes(upTo: Self.pieceSize) { space in
        // Safe: the buffer is writable for its whole length.
        unsafe got = read(descriptor, space.baseAddress, space.count)
        return got
      }
      if got < 0 && errno == EINTR { continue }
      if got < 0 { failure = errno }
      return got > 0
    }
  }

  /// Moves what comes before the next `end` byte to `buffer`, which gets no longer than `limit`, and
  /// drops that byte; without one it moves all, and is false.
  mutating func takeRecord(
    endingWith end: UInt8, into buffer: inout ByteBuffer, limit: Int
  ) -> Bool {
    let found = bytes.view.firstIndex(of: end, from: taken)
    let part = bytes.view[taken..<(found ?? bytes.count)]
    buffer.append(part.upTo(limit - buffer.count))
    taken = found.map { $0 + 1 } ?? bytes.count
    return found != nil
  }

  /// Takes one byte; nil where there is none.
  mutating func takeByte() -> UInt8? {
    guard taken < bytes.count else { return nil }
    taken += 1
    return bytes.view[taken - 1]
  }

  /// Moves at most `length` bytes to `buffer`, and says how many.
  mutating func take(_ length: Int, into buffer: inout ByteBuffer) -> Int {
    let part = bytes.view[taken..<(taken + min(length, count))]
    buffer.append(part)
    taken += part.count
    return part.count
  }

  /// Throws away at most `length` bytes, and says how many.
  mutating func drop(_ length: Int) -> Int {
    let dropped = min(length, count)
    taken += dropped
    return dropped
  }
}
