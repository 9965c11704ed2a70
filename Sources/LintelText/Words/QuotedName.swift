// SPDX-License-Identifier: GPL-2.0-only

/// How reports and messages show the names of files.
package enum QuotedName {
  /// The name as a report shows it: as it is where each reader can make sense of it, else in quotes
  /// as git writes it, with letters beyond ASCII as they are.
  ///
  /// Quoted are control characters, quotes and backslashes, bytes that are no UTF-8, and characters
  /// that end a line or change its direction.
  package static func shown(_ name: ByteView) -> [UInt8] {
    guard needsQuotes(name) else { return name.bytes }
    var result: [UInt8] = [UInt8(ascii: "\"")]
    var at = 0
    while at < name.count {
      let length = plainLength(name, at)
      if length > 0 {
        result += name[at..<(at + length)].bytes
        at += length
      } else {
        result.append(UInt8(ascii: "\\"))
        result += escaped(name[at])
        at += 1
      }
    }
    return result + [UInt8(ascii: "\"")]
  }

  /// As `shown(_:)`, of a string.
  package static func shown(_ name: String) -> String {
    String(decoding: Array(name.utf8).withView { shown($0) }, as: UTF8.self)
  }

  private static func needsQuotes(_ name: ByteView) -> Bool {
    var at = 0
    while at < name.count {
      let length = plainLength(name, at)
      if length == 0 { return true }
      at += length
    }
    return false
  }

  /// How many bytes the character at `at` has that is shown as it is; 0 where it is not.
  private static func plainLength(_ name: ByteView, _ at: Int) -> Int {
    let byte = name[at]
    if byte < 0x80 {
      let isPlain =
        byte >= 0x20 && byte != 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
      return isPlain ? 1 : 0
    }
    let length = name.multibyteLength(at: at)
    let isControl = byte == 0xC2 && name[at + 1] < 0xA0
    return isControl || isDirection(name, at) ? 0 : length
  }

  /// Whether a character starts at `at` that ends a line or changes the direction of text: U+200E,
  /// U+200F, U+2028 to U+202E, U+2066 to U+2069.
  private static func isDirection(_ name: ByteView, _ at: Int) -> Bool {
    guard name[at] == 0xE2 else { return false }
    let last = name[at + 2]
    switch name[at + 1] {
    case 0x80: return last == 0x8E || last == 0x8F || last >= 0xA8 && last <= 0xAE
    case 0x81: return last >= 0xA6 && last <= 0xA9
    default: return false
    }
  }

  /// What follows the backslash for a byte.
  private static func escaped(_ byte: UInt8) -> [UInt8] {
    switch byte {
    case 7: [UInt8(ascii: "a")]
    case 8: [UInt8(ascii: "b")]
    case 9: [UInt8(ascii: "t")]
    case 10: [UInt8(ascii: "n")]
    case 11: [UInt8(ascii: "v")]
    case 12: [UInt8(ascii: "f")]
    case 13: [UInt8(ascii: "r")]
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): [byte]
    default: [48 + (byte >> 6), 48 + (byte >> 3 & 7), 48 + (byte & 7)]
    }
  }
}
