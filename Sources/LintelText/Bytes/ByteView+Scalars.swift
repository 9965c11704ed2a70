// SPDX-License-Identifier: GPL-2.0-only

extension ByteView {
  /// The character at `index` and its length in bytes; a byte that is no UTF-8 is U+FFFD.
  package func scalar(at index: Int) -> (value: UInt32, length: Int) {
    let first = self[index]
    let length: Int
    var value: UInt32
    switch first {
    case 0..<0x80: return (UInt32(first), 1)
    case 0xC2..<0xE0: (length, value) = (2, UInt32(first & 0x1F))
    case 0xE0..<0xF0: (length, value) = (3, UInt32(first & 0x0F))
    case 0xF0..<0xF5: (length, value) = (4, UInt32(first & 0x07))
    default: return (0xFFFD, 1)
    }
    for offset in 1..<length {
      let byte = self[index + offset]
      guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    // Overlong forms, surrogates and what is beyond Unicode.
    let isValid: Bool =
      switch length {
      case 3: value >= 0x800 && !(0xD800...0xDFFF).contains(value)
      case 4: value >= 0x10000 && value <= 0x10FFFF
      default: true
      }
    return isValid ? (value, length) : (0xFFFD, 1)
  }

  /// The character that ends before `index` and its length in bytes.
  package func scalar(before index: Int) -> (value: UInt32, length: Int) {
    var start = index - 1
    while start > 0, index - start < 4, self[start] & 0xC0 == 0x80 { start -= 1 }
    let (value, length) = scalar(at: start)
    return length == index - start ? (value, length) : (0xFFFD, 1)
  }

  /// Whether all bytes are ASCII.
  package var isASCII: Bool {
    for index in 0..<count where self[index] >= 0x80 { return false }
    return true
  }

  /// How many bytes the character takes that starts at `index` and is not ASCII; 0 where none does.
  ///
  /// Overlong forms, surrogates and what is above U+10FFFF are no characters.
  package func multibyteLength(at index: Int) -> Int {
    let second = self[index + 1]
    let length: Int
    switch self[index] {
    case 0xC2...0xDF: length = 2
    case 0xE0: length = second >= 0xA0 ? 3 : 0
    case 0xED: length = second < 0xA0 ? 3 : 0
    case 0xE1...0xEF: length = 3
    case 0xF0: length = second >= 0x90 ? 4 : 0
    case 0xF4: length = second < 0x90 ? 4 : 0
    case 0xF1...0xF3: length = 4
    default: length = 0
    }
    for offset in 1..<max(length, 1) where self[index + offset] & 0xC0 != 0x80 { return 0 }
    return length
  }

  /// The start of the UTF-8 character that the byte at `index` is in; the end where that is past it.
  package func characterStart(_ index: Int) -> Int {
    guard index < count else { return count }
    var at = index
    while at > 0 && index - at < 3 && self[at] & 0xC0 == 0x80 { at -= 1 }
    return at
  }
}
