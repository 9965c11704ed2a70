// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The names of permission bits in `<linux/stat.h>`, and what they stand for.
enum PermissionBits {
  /// The bits that a name stands for, or nil where the word is no such name.
  static func value(_ name: ByteView) -> Int? {
    guard name.has("S_I") else { return nil }
    let letters = name.from(3)
    switch letters.count {
    case 4:
      if letters.has("RWX") { return classShift(letters[3]).map { 0o7 << $0 } }
      if letters.equals("RUGO") { return 0o444 }
      if letters.equals("WUGO") { return 0o222 }
      if letters.equals("XUGO") { return 0o111 }
      if letters.hasSuffix("USR") { return bit(letters[0]).map { $0 << 6 } }
      if letters.hasSuffix("GRP") { return bit(letters[0]).map { $0 << 3 } }
      return letters.hasSuffix("OTH") ? bit(letters[0]) : nil
    case 6: return letters.equals("RWXUGO") ? 0o777 : nil
    default: return nil
    }
  }

  /// How far left the bits of a class of users (`U`, `G`, `O`) stand.
  private static func classShift(_ letter: UInt8) -> Int? {
    switch letter {
    case UInt8(ascii: "U"): 6
    case UInt8(ascii: "G"): 3
    case UInt8(ascii: "O"): 0
    default: nil
    }
  }

  private static func bit(_ letter: UInt8) -> Int? {
    switch letter {
    case UInt8(ascii: "R"): 4
    case UInt8(ascii: "W"): 2
    case UInt8(ascii: "X"): 1
    default: nil
    }
  }

  /// The end of `S_IRUGO | S_IWUSR` or a single name at `at`, and all its bits.
  static func names(_ text: ByteView, _ at: Int) -> (end: Int, bits: Int)? {
    var end = text.wordEnd(at)
    guard var bits = value(text[at..<end]) else { return nil }
    while true {
      let bar = text.skipSpaces(end)
      guard text[bar] == UInt8(ascii: "|") else { break }
      let next = text.skipSpaces(bar + 1)
      let nextEnd = text.wordEnd(next)
      guard let more = value(text[next..<nextEnd]) else { break }
      bits |= more
      end = nextEnd
    }
    return (end, bits)
  }

  /// The end of names, or of a number such as `0644`, at `at`, and the bits.
  static func mode(_ text: ByteView, _ at: Int) -> (end: Int, bits: Int)? {
    if let names = names(text, at) { return names }
    let end = text.wordEnd(at)
    guard end - at == 4, let bits = octal(text[at..<end]) else { return nil }
    return (end, bits)
  }

  /// The value of octal digits, a 0 before it; nil where there is anything else.
  static func octal(_ digits: ByteView) -> Int? {
    guard digits.count > 1, digits[0] == UInt8(ascii: "0") else { return nil }
    var bits = 0
    for index in 1..<digits.count {
      guard digits[index] & 0xf8 == UInt8(ascii: "0") else { return nil }
      bits = bits >= 1 << 58 ? .max : bits << 3 | Int(digits[index] & 7)
    }
    return bits
  }

  /// The bits as four octal digits.
  static func digits(_ bits: Int) -> [UInt8] {
    [9, 6, 3, 0].map { UInt8(ascii: "0") + UInt8(bits >> $0 & 7) }
  }
}
