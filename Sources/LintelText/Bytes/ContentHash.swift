// SPDX-License-Identifier: GPL-2.0-only

/// A 128-bit fingerprint of bytes: equal bytes have equal ones in every run.
///
/// It tells contents apart and finds damage. It does not stop anybody who makes collisions on
/// purpose, so nothing may be trusted for its fingerprint that others can write.
package struct ContentHash: Hashable, Sendable {
  /// The two halves.
  package let high: UInt64, low: UInt64

  /// The fingerprint in 32 hexadecimal digits.
  package var text: String {
    [high, low].map { half in
      let digits = String(half, radix: 16)
      return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }.joined()
  }

  /// The fingerprint that two numbers say, as when it is read back.
  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The fingerprint of the bytes of `view`.
  ///
  /// The mixing is that of MurmurHash3 for 64-bit machines, by Austin Appleby, who gave it to the
  /// public domain; it passes the usual tests of distribution and reads sixteen bytes a step.
  package init(_ view: ByteView) {
    var high: UInt64 = 0
    var low: UInt64 = 0
    unsafe view.withUnsafeBytes { bytes in
      let whole = bytes.count & ~15
      var at = 0
      while at < whole {
        // Safe: at + 16 <= count, and unaligned loads are allowed.
        Self.mix(
          &high, &low, unsafe bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self),
          unsafe bytes.loadUnaligned(fromByteOffset: at + 8, as: UInt64.self))
        at += 16
      }
      var tail: (UInt64, UInt64) = (0, 0)
      for offset in 0..<(bytes.count - whole) {
        // Safe: whole + offset < count.
        let byte = UInt64(unsafe bytes[whole + offset]) << UInt64((offset & 7) * 8)
        if offset < 8 { tail.0 |= byte } else { tail.1 |= byte }
      }
      Self.mix(&high, &low, tail.0, tail.1)
    }
    high ^= UInt64(view.count)
    low ^= UInt64(view.count)
    high &+= low
    low &+= high
    high = Self.finish(high)
    low = Self.finish(low)
    high &+= low
    low &+= high
    self.high = high
    self.low = low
  }

  private static func mix(
    _ high: inout UInt64, _ low: inout UInt64, _ first: UInt64, _ second: UInt64
  ) {
    high ^= rotated(first &* 0x87c3_7b91_1142_53d5, 31) &* 0x4cf5_ad43_2745_937f
    high = (rotated(high, 27) &+ low) &* 5 &+ 0x52dc_e729
    low ^= rotated(second &* 0x4cf5_ad43_2745_937f, 33) &* 0x87c3_7b91_1142_53d5
    low = (rotated(low, 31) &+ high) &* 5 &+ 0x3849_5ab5
  }

  private static func rotated(_ value: UInt64, _ bits: UInt64) -> UInt64 {
    value << bits | value >> (64 - bits)
  }

  private static func finish(_ value: UInt64) -> UInt64 {
    var value = value
    value = (value ^ value >> 33) &* 0xff51_afd7_ed55_8ccd
    value = (value ^ value >> 33) &* 0xc4ce_b9fe_1a85_ec53
    return value ^ value >> 33
  }
}
