// SPDX-License-Identifier: GPL-2.0-only

extension ByteView {
  /// The first space at or after `start` that a lowercase letter is before and a letter after.
  package func firstGapOfLetters(from start: Int) -> Int? {
    var at = max(start, 1)
    // Safe: 0 < at < count - 1.
    while at < count - 1 {
      if unsafe base[at] == UInt8(ascii: " "), unsafe base[at - 1].isLower,
        unsafe (base[at + 1] | 0x20).isLower
      {
        return at
      }
      at += 1
    }
    return nil
  }

  /// Where `needle` stands first at or after `start`, for a search through megabytes.
  ///
  /// Horspool's algorithm: the byte under the needle's end tells how far the needle can move, which
  /// is its whole length most of the time. On a line, `firstIndex(of:)` is quicker.
  package func firstIndexFar(of needle: ByteView, from start: Int = 0) -> Int? {
    let length = needle.count
    guard start >= 0, length <= count - start else { return nil }
    guard length > 1 else { return firstIndex(of: needle, from: start) }
    var moves = [Int](repeating: length, count: 256)
    for index in 0..<(length - 1) { moves[Int(needle[index])] = length - 1 - index }
    let last = needle[length - 1]
    var at = start
    while at <= count - length {
      // Safe: at + length - 1 < count.
      let byte = unsafe base[at + length - 1]
      if byte == last, has(needle, at: at) { return at }
      at += moves[Int(byte)]
    }
    return nil
  }
}
