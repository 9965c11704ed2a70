// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The address of a document (RFC 3986).
package enum DocumentURI {
  /// The path that a `file:` address stands for; nil for another one, such as that of a text that was
  /// never saved.
  package static func path(of uri: String) -> String? {
    let scheme = "file://"
    guard uri.hasPrefix(scheme) else { return nil }
    let rest = uri.dropFirst(scheme.count)
    guard let slash = rest.firstIndex(of: "/") else { return nil }
    // A host may be named, but only this one.
    guard rest[..<slash].isEmpty || rest[..<slash] == "localhost" else { return nil }
    let path = decoded(String(rest[slash...]))
    return path.utf8.contains(0) ? nil : path
  }

  /// The address of a path from the root.
  package static func uri(of path: String) -> String {
    "file://"
      + path.split(separator: "/", omittingEmptySubsequences: false)
      .map { escaped(Array($0.utf8)) }.joined(separator: "/")
  }

  /// The bytes as a part of an address: what could be taken for its marks is written as digits.
  static func escaped(_ bytes: [UInt8]) -> String {
    bytes.percentCoded(keeping: plain)
  }

  private static let plain = ByteSet("-.~@").union(ByteSet.word)

  /// The text with `%` and two digits as the bytes that they stand for.
  private static func decoded(_ text: String) -> String {
    Array(text.utf8).withView { text in
      var bytes: [UInt8] = []
      var at = 0
      while at < text.count {
        if text[at] == UInt8(ascii: "%"), let byte = text.hexPair(at: at + 1) {
          bytes.append(byte)
          at += 3
        } else {
          bytes.append(text[at])
          at += 1
        }
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }
}
