// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension ByteBuffer {
  /// Adds `"key": ` and a string after a comma.
  mutating func append(jsonKey key: StaticString, _ value: String) {
    append(", \"")
    append(key)
    append("\": ")
    append(json: value)
  }

  /// Adds `"key": ` and a number after a comma.
  mutating func append(jsonKey key: StaticString, _ value: Int) {
    append(", \"")
    append(key)
    append("\": ")
    append(String(value))
  }

  /// Adds `"key": ` and an array of strings after a comma.
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
