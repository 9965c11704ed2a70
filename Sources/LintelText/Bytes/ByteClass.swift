// SPDX-License-Identifier: GPL-2.0-only

/// The classes of bytes that the inner loops ask for, a bit each.
///
/// The table is a literal of 256 characters, one for each byte: it lies in read-only memory, and a
/// look-up is one load, with no initialisation to wait for and no bounds to check. A byte above
/// 0x7F has no class.
@usableFromInline package struct ByteClass: OptionSet, Sendable {
  @usableFromInline package let rawValue: UInt8

  @inlinable @inline(__always)
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The classes of a byte.
  @inlinable @inline(__always)
  package init(of byte: UInt8) {
    let table: StaticString = """
      \0\0\0\0\0\0\0\0\0\u{1}\u{1}\u{1}\u{1}\u{1}\0\0\
      \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\
      \u{1}\u{8}\0\0\0\u{8}\u{8}\0\0\0\u{8}\u{8}\u{8}\u{8}\0\u{8}\
      \u{2}\u{2}\u{2}\u{2}\u{2}\u{2}\u{2}\u{2}\u{2}\u{2}\u{8}\u{8}\u{8}\u{8}\u{8}\u{8}\
      \0\u{6}\u{6}\u{6}\u{6}\u{6}\u{6}\u{6}\u{6}\u{6}\u{6}\u{6}\u{6}\u{6}\u{6}\u{6}\
      \u{6}\u{6}\u{6}\u{6}\u{6}\u{6}\u{6}\u{6}\u{6}\u{6}\u{6}\0\0\0\u{8}\u{6}\
      \0\u{6}\u{6}\u{6}\u{6}\u{6}\u{6}\u{6}\u{6}\u{6}\u{6}\u{6}\u{6}\u{6}\u{6}\u{6}\
      \u{6}\u{6}\u{6}\u{6}\u{6}\u{6}\u{6}\u{6}\u{6}\u{6}\u{6}\0\u{8}\0\u{8}\0\
      \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\
      \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\
      \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\
      \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0
      """
    // Safe: the literal has 256 bytes, all of them ASCII.
    rawValue = unsafe table.utf8Start[Int(byte)]
  }

  /// Space, tab, newline, vertical tab, form feed, carriage return.
  @inlinable package static var space: ByteClass { ByteClass(rawValue: 1) }
  /// Letters, digits and the underscore.
  @inlinable package static var word: ByteClass { ByteClass(rawValue: 2) }
  /// Letters and the underscore.
  @inlinable package static var identifierStart: ByteClass { ByteClass(rawValue: 4) }
  /// The bytes that operators, commas and semicolons are made of.
  @inlinable package static var operatorByte: ByteClass { ByteClass(rawValue: 8) }
}
