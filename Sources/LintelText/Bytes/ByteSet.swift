// SPDX-License-Identifier: GPL-2.0-only

/// A set of ASCII bytes in 128 bits.
///
/// A membership test is a shift and a mask with constants: no table in memory and no lazy
/// initialisation in the hot path. A byte above 0x7F is in no set, as in the "C" locale.
@usableFromInline package struct ByteSet: Sendable {
  /// Bytes 0 to 63 and bytes 64 to 127, a bit each.
  @usableFromInline package let low, high: UInt64

  /// The set with these bits.
  @inlinable @inline(__always)
  package init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// The set of the literal's ASCII bytes.
  package init(_ members: StaticString) {
    var low: UInt64 = 0
    var high: UInt64 = 0
    let view = ByteView(members)
    for index in 0..<view.count {
      let byte = view[index]
      if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte & 63) }
    }
    self.init(low: low, high: high)
  }

  /// Whether the byte is in the set.
  @inlinable @inline(__always)
  package func contains(_ byte: UInt8) -> Bool {
    byte < 128 && ((byte < 64 ? low : high) >> UInt64(byte & 63)) & 1 == 1
  }

  /// The bytes that are in either set.
  @inlinable @inline(__always)
  package func union(_ other: ByteSet) -> ByteSet {
    ByteSet(low: low | other.low, high: high | other.high)
  }

  /// Space, tab, newline, vertical tab, form feed, carriage return.
  @inlinable @inline(__always) package static var space: ByteSet {
    ByteSet(low: 0x0000_0001_0000_3e00, high: 0x0000_0000_0000_0000)
  }

  /// Letters, digits and the underscore.
  @inlinable @inline(__always) package static var word: ByteSet {
    ByteSet(low: 0x03ff_0000_0000_0000, high: 0x07ff_fffe_87ff_fffe)
  }

  /// Letters and the underscore.
  @inlinable @inline(__always) package static var identifierStart: ByteSet {
    ByteSet(low: 0x0000_0000_0000_0000, high: 0x07ff_fffe_87ff_fffe)
  }

  /// 0 to 9.
  @inlinable @inline(__always) package static var digit: ByteSet {
    ByteSet(low: 0x03ff_0000_0000_0000, high: 0x0000_0000_0000_0000)
  }

  /// 0 to 9, a to f, A to F.
  @inlinable @inline(__always) package static var hexDigit: ByteSet {
    ByteSet(low: 0x03ff_0000_0000_0000, high: 0x0000_007e_0000_007e)
  }

  /// A to Z.
  @inlinable @inline(__always) package static var upper: ByteSet {
    ByteSet(low: 0x0000_0000_0000_0000, high: 0x0000_0000_07ff_fffe)
  }

  /// a to z.
  @inlinable @inline(__always) package static var lower: ByteSet {
    ByteSet(low: 0x0000_0000_0000_0000, high: 0x07ff_fffe_0000_0000)
  }
}

extension UInt8 {
  /// Whether the byte is in the set.
  @inlinable @inline(__always) package func isA(_ set: ByteSet) -> Bool { set.contains(self) }
  /// Whether the byte is of the class.
  @inlinable @inline(__always) package func isA(_ kind: ByteClass) -> Bool {
    ByteClass(of: self).rawValue & kind.rawValue != 0
  }
  /// Space, tab, newline, vertical tab, form feed, carriage return.
  @inlinable @inline(__always) package var isSpace: Bool { isA(ByteClass.space) }
  /// A letter, a digit or the underscore.
  @inlinable @inline(__always) package var isWord: Bool { isA(ByteClass.word) }
  /// A letter or the underscore.
  @inlinable @inline(__always) package var isIdentifierStart: Bool {
    isA(ByteClass.identifierStart)
  }
  /// 0 to 9.
  @inlinable @inline(__always) package var isDigit: Bool { self &- 48 < 10 }
  /// 0 to 9, a to f, A to F.
  @inlinable @inline(__always) package var isHexDigit: Bool { isA(.hexDigit) }
  /// A to Z.
  @inlinable @inline(__always) package var isUpper: Bool { self &- 65 < 26 }
  /// a to z.
  @inlinable @inline(__always) package var isLower: Bool { self &- 97 < 26 }
  /// The lowercase letter of a capital; other bytes stay.
  @inlinable @inline(__always) package var lowercased: UInt8 { isUpper ? self | 0x20 : self }
  /// The capital of a lowercase letter; other bytes stay.
  @inlinable @inline(__always) package var uppercased: UInt8 { isLower ? self & ~0x20 : self }

  /// The byte that stands for each byte of a comment in a line's code.
  @usableFromInline package static let comment: UInt8 = 0x1C
  /// The byte that stands for each byte inside a string or character constant in a line's code.
  package static let blanked = UInt8(ascii: "X")
}
