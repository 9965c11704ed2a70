// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension ByteBuffer {
  /// Adds a number of eight bytes, the lowest first.
  mutating func append(number: UInt64) {
    for shift in 0..<8 { append(UInt8(truncatingIfNeeded: number >> UInt64(shift * 8))) }
  }

  /// Adds a number in as few bytes as it takes, seven bits in each, the lowest first.
  mutating func append(short number: Int) {
    var rest = UInt64(bitPattern: Int64(number))
    while rest > 0x7F {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(truncatingIfNeeded: rest))
  }

  /// Adds bytes with their number before them.
  mutating func append(counted bytes: ByteView) {
    append(short: bytes.count)
    append(bytes)
  }
}

/// Reads numbers and bytes one after the other; what is not there makes it invalid.
struct NumberReader {
  private let view: ByteView
  private(set) var at = 0
  /// Whether all that was read was there.
  private(set) var isValid = true

  init(_ view: ByteView) { self.view = view }

  /// Whether everything was read.
  var isAtEnd: Bool { at == view.count }

  /// A number of eight bytes, the lowest first.
  mutating func number() -> UInt64 {
    guard view.count - at >= 8 else { return fail(0) }
    var value: UInt64 = 0
    for offset in 0..<8 { value |= UInt64(view[at + offset]) << UInt64(offset * 8) }
    at += 8
    return value
  }

  /// A number of at most `limit` in the short form.
  mutating func short(upTo limit: Int) -> Int {
    var value: UInt64 = 0
    for shift in stride(from: 0, to: 63, by: 7) {
      guard at < view.count else { return fail(0) }
      let byte = view[at]
      at += 1
      value |= UInt64(byte & 0x7F) << UInt64(shift)
      if byte & 0x80 == 0 { return value <= UInt64(limit) ? Int(value) : fail(0) }
    }
    return fail(0)
  }

  /// How many things follow, each of which takes a byte or more.
  mutating func count() -> Int { short(upTo: view.count - at) }

  /// Bytes with their number before them.
  mutating func bytes() -> ByteView {
    let length = count()
    guard length <= view.count - at else { return fail(.empty) }
    at += length
    return view[(at - length)..<at]
  }

  private mutating func fail<Value>(_ value: Value) -> Value {
    isValid = false
    at = view.count
    return value
  }
}
