// SPDX-License-Identifier: GPL-2.0-only

/// Questions about all bytes of a view, answered sixteen bytes at a time.
///
/// Of the operations on masks only those that compare with `.<` and combine are one instruction
/// each; `any`, `.!=` and `replacing` look at the bytes one by one.
extension ByteView {
  /// How often the byte stands in the view.
  package func occurrences(of byte: UInt8) -> Int {
    var found = 0
    var at = 0
    let wanted = SIMD16<UInt8>(repeating: byte)
    let one = SIMD16<UInt8>(repeating: 1)
    while count - at >= 16 {
      // No sum of a byte's place can overflow in so many rounds.
      let end = at + min((count - at) & ~15, 255 * 16)
      var sums = SIMD16<UInt8>()
      while at < end {
        // Safe: sixteen bytes are left at `at`, and a mask has as many bytes as its vector.
        let bytes = unsafe UnsafeRawPointer(base + at).loadUnaligned(as: SIMD16<UInt8>.self)
        let found = unsafe unsafeBitCast((bytes ^ wanted) .< one, to: SIMD16<UInt8>.self)
        sums = sums &- found
        at &+= 16
      }
      // Safe: the vectors have the same size.
      let pairs = unsafe unsafeBitCast(sums, to: SIMD8<UInt16>.self)
      found += Int(((pairs & 0xFF) &+ (pairs &>> 8)).wrappedSum())
    }
    // Safe: at < count.
    while at < count {
      if unsafe base[at] == byte { found += 1 }
      at += 1
    }
    return found
  }

  /// As `skipSpaces`, where many spaces are expected, as between a macro and its value.
  package func skipSpaceRun(_ start: Int) -> Int {
    var at = max(start, 0)
    // Safe: eight bytes are left at `at`.
    while at + 8 <= count,
      unsafe UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self) == 0x2020_2020_2020_2020
    {
      at += 8
    }
    return skipSpaces(at)
  }

  /// Whether a lowercase letter and a capital stand side by side.
  package var isMixedCase: Bool {
    guard count > 16 else { return isMixedCaseInShort }
    var at = 0
    while at + 16 < count {
      // Safe: 17 bytes are left at `at`.
      if unsafe Self.changesCase(base + at) { return true }
      at += 16
    }
    // Safe: the last 17 bytes of the view; some of them are looked at again.
    return unsafe Self.changesCase(base + (count - 17))
  }

  /// Whether of 17 bytes one is a letter and the next one a letter of the other case.
  @inline(__always)
  private static func changesCase(_ base: UnsafePointer<UInt8>) -> Bool {
    let first = unsafe UnsafeRawPointer(base).loadUnaligned(as: SIMD16<UInt8>.self)
    let second = unsafe UnsafeRawPointer(base + 1).loadUnaligned(as: SIMD16<UInt8>.self)
    let bit = SIMD16<UInt8>(repeating: 0x20)
    let a = SIMD16<UInt8>(repeating: UInt8(ascii: "a"))
    let letters = SIMD16<UInt8>(repeating: 26)
    let areLetters = ((first | bit) &- a .< letters) .& ((second | bit) &- a .< letters)
    // Safe: a mask has as many bytes as its vector. `any` and `.!=` would look at them one by one.
    let mask = unsafe unsafeBitCast(areLetters, to: SIMD16<UInt8>.self)
    let found = unsafe unsafeBitCast(mask & (first ^ second) & bit, to: SIMD2<UInt64>.self)
    return found.x | found.y != 0
  }

  private var isMixedCaseInShort: Bool {
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
}

extension ByteView {
  /// The eight bytes at `at`, which must be in the view, the first one lowest; zeros after its end.
  @inline(__always)
  func eightBytes(_ at: Int) -> UInt64 {
    let left = count &- at
    // Safe: eight bytes are left; below, eight bytes end at the end, or each index is in the view.
    if left >= 8 { return unsafe UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self) }
    if count >= 8 {
      let last = unsafe UnsafeRawPointer(base + (count - 8)).loadUnaligned(as: UInt64.self)
      return last &>> UInt64(64 - 8 * left)
    }
    var word: UInt64 = 0
    for index in 0..<left { word |= UInt64(unsafe base[at + index]) &<< UInt64(8 * index) }
    return word
  }
}
