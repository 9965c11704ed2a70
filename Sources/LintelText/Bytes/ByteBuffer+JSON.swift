// SPDX-License-Identifier: GPL-2.0-only

extension ByteBuffer {
  /// Adds a JSON string; a byte that is not UTF-8 becomes U+FFFD.
  package mutating func append(json text: ByteView) {
    append("\"")
    // What needs no escape is copied in one piece.
    var copied = 0
    var at = 0
    while at < text.count {
      let byte = text[at]
      let length = byte < 0x80 ? 1 : text.multibyteLength(at: at)
      let isPlain = byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
      if isPlain && length > 0 {
        at += length
        continue
      }
      append(text[copied..<at])
      if length == 0 { appendReplacement() } else { append(jsonEscape: byte) }
      at += 1
      copied = at
    }
    append(text.from(copied))
    append("\"")
  }

  private mutating func append(jsonEscape byte: UInt8) {
    append("\\")
    switch byte {
    case 10: append("n")
    case 9: append("t")
    case 0..<32:
      append("u00")
      append(byte.hexadecimal)
    default: append(byte)
    }
  }

  /// Adds a JSON string.
  package mutating func append(json text: String) { append(json: Array(text.utf8)) }

  /// Adds a JSON string; a byte that is not UTF-8 becomes U+FFFD.
  package mutating func append(json text: [UInt8]) { text.withView { append(json: $0) } }
}

extension ByteBuffer {
  /// Adds `"key": ` after a comma.
  private mutating func append(jsonKey key: StaticString) {
    append(", \"")
    append(key)
    append("\": ")
  }

  /// Adds `"key": ` and a string after a comma.
  package mutating func append(jsonKey key: StaticString, _ value: String) {
    append(jsonKey: key)
    append(json: value)
  }

  /// Adds `"key": ` and a string after a comma; a byte that is not UTF-8 becomes U+FFFD.
  package mutating func append(jsonKey key: StaticString, _ value: [UInt8]) {
    append(jsonKey: key)
    append(json: value)
  }

  /// Adds `"key": ` and a number after a comma.
  package mutating func append(jsonKey key: StaticString, _ value: Int) {
    append(jsonKey: key)
    append(decimal: value)
  }

  /// Adds `"key": ` and an array of strings after a comma.
  package mutating func append(jsonKey key: StaticString, _ values: [String]) {
    append(jsonKey: key)
    append("[")
    for (index, value) in values.enumerated() {
      if index > 0 { append(", ") }
      append(json: value)
    }
    append("]")
  }
}
