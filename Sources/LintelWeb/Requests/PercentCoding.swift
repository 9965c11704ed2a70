// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// How addresses and forms write bytes that have a meaning of their own in them.
package enum PercentCoding {
  /// Letters, digits and `-._~/` stay; all else is written as `%2F`.
  package static func encode(_ text: String) -> String {
    text.utf8.percentCoded(keeping: plain)
  }

  private static let plain = ByteSet("-.~/").union(ByteSet.word)

  /// The text that was written so, where `+` is a space; nil for what is no UTF-8 or has a `%`
  /// without two digits or a NUL.
  package static func decode(_ text: some Sequence<UInt8>) -> String? {
    var bytes: [UInt8] = []
    var iterator = text.makeIterator()
    while let byte = iterator.next() {
      switch byte {
      case UInt8(ascii: "+"): bytes.append(32)
      case UInt8(ascii: "%"):
        guard let high = iterator.next()?.hexValue, let low = iterator.next()?.hexValue else {
          return nil
        }
        bytes.append(high << 4 | low)
      default: bytes.append(byte)
      }
    }
    if bytes.contains(0) { return nil }
    return String(validating: bytes, as: UTF8.self)
  }
}
