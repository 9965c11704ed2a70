// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// The sentence of a finding: short, and it says what to do.
///
/// A message without operands is a literal and costs nothing; one with operands is put together
/// when it is reported, from views of the line and other text.
package enum Message: Sendable, ExpressibleByStringInterpolation {
  case fixed(StaticString)
  case composed([UInt8])

  package init(stringLiteral value: StaticString) { self = .fixed(value) }
  package init(stringInterpolation: Interpolation) { self = .composed(stringInterpolation.bytes) }

  /// Collects the pieces of a message with operands.
  package struct Interpolation: StringInterpolationProtocol {
    var bytes: [UInt8] = []

    package init(literalCapacity: Int, interpolationCount: Int) {
      bytes.reserveCapacity(literalCapacity + interpolationCount * 16)
    }
    package mutating func appendLiteral(_ literal: StaticString) {
      ByteView(literal).append(to: &bytes)
    }
    package mutating func appendInterpolation(_ view: ByteView) { view.append(to: &bytes) }
    package mutating func appendInterpolation(_ text: [UInt8]) { bytes += text }
    package mutating func appendInterpolation(_ text: String) { bytes += text.utf8 }
    package mutating func appendInterpolation(_ text: StaticString) { appendLiteral(text) }
    package mutating func appendInterpolation(_ number: Int) {
      if number >= 0 { bytes.append(decimal: number) } else { bytes += String(number).utf8 }
    }
    /// One byte, as a character.
    package mutating func appendInterpolation(byte: UInt8) { bytes.append(byte) }
  }

  /// Adds the text to a buffer.
  package func append(to out: inout ByteBuffer) {
    switch self {
    case .fixed(let text): out.append(text)
    case .composed(let bytes): bytes.withView { out.append($0) }
    }
  }

  /// The text as a string.
  package var string: String {
    switch self {
    case .fixed(let text): ByteView(text).string
    case .composed(let bytes): String(decoding: bytes, as: UTF8.self)
    }
  }
}
