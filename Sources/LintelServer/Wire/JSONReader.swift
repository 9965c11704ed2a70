// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// Why a text is no JSON.
package struct JSONError: Error, Equatable {
  /// What is wrong, for people.
  package let reason: String
  /// Where, in bytes from the start.
  package let offset: Int
}

/// Reads a text as JSON.
///
/// What it takes: RFC 8259, nothing more. Bytes that are not UTF-8, and halves of surrogate pairs,
/// become U+FFFD. Arrays and objects may be nested `deepest` times, since a value is given up as it is
/// nested.
package struct JSONReader {
  /// How deep arrays and objects may be nested.
  package static let deepest = 128

  private let text: ByteView
  private var at = 0

  /// The value that is the whole text.
  package static func read(_ text: ByteView) throws(JSONError) -> JSONValue {
    var reader = JSONReader(text: text)
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.at == text.count else { throw reader.error("something follows the value") }
    return value
  }

  private init(text: ByteView) { self.text = text }

  private func error(_ reason: String) -> JSONError { JSONError(reason: reason, offset: at) }

  /// The byte that is next; nil at the end.
  private var next: UInt8? { at < text.count ? text[at] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 32 || byte == 9 || byte == 10 || byte == 13 { at += 1 }
  }

  /// Takes `byte`; false where something else is next.
  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    at += 1
    return true
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    skipSpace()
    guard let next else { throw error("the text ends where a value is expected") }
    switch next {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: throw error("no value starts here")
    }
  }

  private mutating func word(
    _ word: StaticString, _ value: JSONValue
  ) throws(JSONError) -> JSONValue {
    guard text.has(word, at: at) else { throw error("no value starts here") }
    at += word.utf8CodeUnitCount
    return value
  }

  private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
    guard depth < Self.deepest else { throw error("nested too deep") }
    at += 1
    var values: [JSONValue] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return .array(values) }
    while true {
      values.append(try value(depth: depth + 1))
      skipSpace()
      if take(UInt8(ascii: "]")) { return .array(values) }
      guard take(UInt8(ascii: ",")) else { throw error("a comma or ']' is expected") }
    }
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
    guard depth < Self.deepest else { throw error("nested too deep") }
    at += 1
    var members: [JSONValue.Member] = []
    skipSpace()
    if take(UInt8(ascii: "}")) { return .object(members) }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw error("a key is expected") }
      let key = try string()
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw error("':' is expected") }
      members.append(JSONValue.Member(key: key, value: try value(depth: depth + 1)))
      skipSpace()
      if take(UInt8(ascii: "}")) { return .object(members) }
      guard take(UInt8(ascii: ",")) else { throw error("a comma or '}' is expected") }
    }
  }

  private mutating func number() throws(JSONError) -> JSONValue {
    let start = at
    _ = take(UInt8(ascii: "-"))
    if !take(UInt8(ascii: "0")) { try digits() }
    var isInteger = true
    if take(UInt8(ascii: ".")) {
      isInteger = false
      try digits()
    }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      isInteger = false
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      try digits()
    }
    let written = text[start..<at].string
    if isInteger, let number = Int(written) { return .integer(number) }
    return .real(Double(written) ?? .infinity)
  }

  private mutating func digits() throws(JSONError) {
    let start = at
    while let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { at += 1 }
    if at == start { throw error("a digit is expected") }
  }

  private mutating func string() throws(JSONError) -> String {
    at += 1
    let start = at
    // Most strings have no escape, and are copied at once.
    while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 32 {
      at += 1
    }
    if take(UInt8(ascii: "\"")) { return text[start..<(at - 1)].string }
    var bytes = text[start..<at].bytes
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        at += 1
        return String(decoding: bytes, as: UTF8.self)
      case UInt8(ascii: "\\"):
        at += 1
        try escape(&bytes)
      case 0..<32: throw error("a control character in a string")
      default:
        bytes.append(byte)
        at += 1
      }
    }
    throw error("the text ends in a string")
  }

  /// Adds what the escape after a backslash stands for.
  private mutating func escape(_ bytes: inout [UInt8]) throws(JSONError) {
    guard let byte = next else { throw error("the text ends in a string") }
    at += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): bytes.append(byte)
    case UInt8(ascii: "b"): bytes.append(8)
    case UInt8(ascii: "f"): bytes.append(12)
    case UInt8(ascii: "n"): bytes.append(10)
    case UInt8(ascii: "r"): bytes.append(13)
    case UInt8(ascii: "t"): bytes.append(9)
    case UInt8(ascii: "u"): bytes += String(try scalar()).utf8
    default:
      at -= 1
      throw error("no such escape")
    }
  }

  /// The character whose UTF-16 units come next, each as four digits.
  private mutating func scalar() throws(JSONError) -> Unicode.Scalar {
    let first = try unit()
    if let scalar = Unicode.Scalar(UInt32(first)) { return scalar }
    let back = at
    if first < 0xDC00, text.has("\\u", at: at) {
      at += 2
      let second = try unit()
      if (0xDC00...0xDFFF).contains(second) {
        let value = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
        return Unicode.Scalar(value) ?? "\u{FFFD}"
      }
      at = back
    }
    return "\u{FFFD}"
  }

  private mutating func unit() throws(JSONError) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = next?.hexValue else { throw error("four hexadecimal digits are expected") }
      unit = unit << 4 | UInt16(digit)
      at += 1
    }
    return unit
  }
}
