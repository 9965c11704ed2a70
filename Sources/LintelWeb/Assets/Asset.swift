// SPDX-License-Identifier: GPL-2.0-only

import Crypto
import LintelText

/// A file that pages refer to, and that never differs between two runs of a program.
struct Asset: Sendable {
  /// The name that it is asked for by.
  let name: String
  /// Its media type.
  let type: String
  /// Its text.
  let text: String
  /// Where pages find it; it has a part of its digest, so that a browser may keep it for good.
  let address: Address

  private init(name: String, type: String, text: String) {
    self.name = name
    self.type = type
    self.text = text
    let digest = SHA256.hash(data: Array(text.utf8)).hexadecimal
    address = Address([name], [("v", String(digest.prefix(12)))])
  }

  /// The style sheet.
  static let style = Asset(
    name: "style.css", type: "text/css; charset=utf-8", text: StyleSheet.text)

  /// The script, which only makes things handier.
  static let script = Asset(
    name: "script.js", type: "text/javascript; charset=utf-8", text: Script.text)

  /// The icon.
  static let icon = Asset(
    name: "favicon.ico", type: "image/svg+xml",
    text: """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" \
      fill="#1f5fa8"/><path d="M3 4h10v2H3zM3 7h7v2H3zM3 10h4v2H3z" fill="#fff"/></svg>
      """)
}
