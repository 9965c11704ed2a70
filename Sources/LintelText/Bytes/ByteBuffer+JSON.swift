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
        append(byte.hexadecimal)
      default: append(byte)
      }
    }
    append(UInt8(ascii: "\""))
  }
}

extension ByteBuffer {
  /// Adds `"key": ` and a string after a comma.
  package mutating func append(jsonKey key: StaticString, _ value: String) {
    append(", \"")
    append(key)
    append("\": ")
    append(json: value)
  }

  /// Adds `"key": ` and a number after a comma.
  package mutating func append(jsonKey key: StaticString, _ value: Int) {
    append(", \"")
    append(key)
    append("\": ")
    append(String(value))
  }

  /// Adds `"key": ` and an array of strings after a comma.
  package mutating func append(jsonKey key: StaticString, _ values: [String]) {
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
