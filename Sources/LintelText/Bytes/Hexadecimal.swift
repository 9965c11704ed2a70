// SPDX-License-Identifier: GPL-2.0-only

extension Sequence<UInt8> {
  /// The bytes as hexadecimal digits, two a byte, in lowercase.
  package var hexadecimal: String {
    var digits: [UInt8] = []
    digits.reserveCapacity(2 * underestimatedCount)
    for byte in self {
      digits.append((byte >> 4).hexDigit)
      digits.append((byte & 15).hexDigit)
    }
    return String(decoding: digits, as: UTF8.self)
  }
}

extension Sequence<UInt8> {
  /// The bytes as an address has them: those of `plain` as they are, each other one as `%` and two
  /// digits in uppercase.
  package func percentCoded(keeping plain: ByteSet) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(underestimatedCount)
    for byte in self {
      if plain.contains(byte) {
        text.append(byte)
      } else {
        text.append(UInt8(ascii: "%"))
        text += byte.hexadecimal.uppercased().utf8
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension FixedWidthInteger where Self: UnsignedInteger {
  /// The number as hexadecimal digits, two for each of its bytes, in lowercase.
  package var hexadecimal: String {
    stride(from: Self.bitWidth - 8, through: 0, by: -8).lazy
      .map { UInt8(truncatingIfNeeded: self >> $0) }.hexadecimal
  }
}

extension UInt8 {
  /// The lowercase digit of a number below 16.
  var hexDigit: UInt8 { self < 10 ? self + UInt8(ascii: "0") : self - 10 + UInt8(ascii: "a") }

  /// The value of a hexadecimal digit; nil for another byte.
  package var hexValue: UInt8? {
    if isDigit { return self - UInt8(ascii: "0") }
    return isHexDigit ? lowercased - UInt8(ascii: "a") + 10 : nil
  }
}

extension ByteView {
  /// The byte that two hexadecimal digits at `index` write; nil where there are none.
  package func hexPair(at index: Int) -> UInt8? {
    guard let high = self[index].hexValue, let low = self[index + 1].hexValue else { return nil }
    return high << 4 | low
  }
}
