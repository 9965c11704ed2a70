// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension ByteBuffer {
  /// Adds a JSON string.
  mutating func append(json text: String) {
    append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        append(UInt8(ascii: "\\"))
        append(byte)
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

  /// Adds `"key": ` and a string behind a comma.
  mutating func append(jsonKey key: StaticString, _ value: String) {
    append(", \"")
    append(key)
    append("\": ")
    append(json: value)
  }

  /// Adds `"key": ` and a number behind a comma.
  mutating func append(jsonKey key: StaticString, _ value: Int) {
    append(", \"")
    append(key)
    append("\": ")
    append(String(value))
  }

  /// Adds `"key": ` and an array of strings behind a comma.
  mutating func append(jsonKey key: StaticString, _ values: [String]) {
    append(", \"")
    append(key)
    append("\": [")
    for (index, value) in values.enumerated() {
      if index > 0 { append(", ") }
      append(json: value)
    }
    append("]")
  }
}
