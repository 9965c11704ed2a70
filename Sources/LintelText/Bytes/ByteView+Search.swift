// SPDX-License-Identifier: GPL-2.0-only

extension ByteView {
  /// The first blank at or after `start` that a small letter is in front of and a letter behind.
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

  /// Whether a small letter and a capital stand side by side.
  package var isMixedCase: Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    var at = 0
    // The last letter of eight bytes is looked at again with the next seven.
    while at + 8 <= count {
      // Safe: eight bytes are left at `at`.
      let word = unsafe UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self)
      let low = word & (ones &* 0x7F)
      // The high bit of each byte that is at least the letter, and not above 0x7F.
      let capitals = (low &+ ones &* (0x80 - 0x41)) & ~(low &+ ones &* (0x80 - 0x5B))
      let smalls = (low &+ ones &* (0x80 - 0x61)) & ~(low &+ ones &* (0x80 - 0x7B))
      let high = ones &* 0x80 & ~word
      if (capitals << 8 & smalls | smalls << 8 & capitals) & high & high << 8 != 0 { return true }
      at += 7
    }
    while at + 1 < count {
      let (first, second) = (self[at], self[at + 1])
      if first.isLower && second.isUpper || first.isUpper && second.isLower { return true }
      at += 1
    }
    return false
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
