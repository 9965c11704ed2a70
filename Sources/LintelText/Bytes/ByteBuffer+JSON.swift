// SPDX-License-Identifier: GPL-2.0-only

extension ByteBuffer {
  /// Adds a JSON string; bytes that are not UTF-8 become U+FFFD.
  package mutating func append(json text: ByteView) { append(json: text.string) }

  /// Adds a JSON string.
  package mutating func append(json text: String) {
    append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        append(UInt8(ascii: "\\"))
        append(byte)
      case 10: append("\\n")
      case 9: append("\\t")
      case 0..<32:
        append("\\u00")
        append(byte < 16 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
        let digit = byte & 15
        append(digit < 10 ? digit + 48 : digit + 87)
      default: append(byte)
      }
    }
    append(UInt8(ascii: "\""))
  }
}
