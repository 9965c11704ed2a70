// SPDX-License-Identifier: GPL-2.0-only

/// The hash FNV-1a in 64 bits, by Fowler, Noll and Vo: the same in every run and with every Swift.
@usableFromInline package struct FNV1a {
  /// The hash of what was added so far.
  @usableFromInline package var value: UInt64 = 0xcbf2_9ce4_8422_2325

  /// The hash of nothing.
  @inlinable @inline(__always)
  package init() {}

  /// Adds a byte.
  @inlinable @inline(__always)
  package mutating func add(byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  /// Adds the UTF-8 of a text.
  package mutating func add(_ text: String) { for byte in text.utf8 { add(byte: byte) } }
}
