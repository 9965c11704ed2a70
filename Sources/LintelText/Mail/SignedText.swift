// SPDX-License-Identifier: GPL-2.0-only

/// Text that is signed in the clear (RFC 9580, section 7): an armour around it, and a dash and a
/// space before each line that begins with a dash.
enum SignedText {
  private static let opening: StaticString = "-----BEGIN PGP SIGNED MESSAGE-----"
  private static let closing: StaticString = "-----BEGIN PGP SIGNATURE-----"

  /// Whether the armour is the first thing in the text.
  static func isSigned(_ text: ByteView) -> Bool { text.has(opening, at: text.skipSpaces(0)) }

  /// The signed text without its armour, and what follows the signature left out; nil where the text
  /// is not signed. A text whose signature is missing ends where it ends.
  static func unwrapped(_ text: LinedText) -> LinedText? {
    text.bytes.withView { isSigned($0) ? unwrapped($0, text.lines) : nil }
  }

  private static func unwrapped(_ text: ByteView, _ lines: LineMap) -> LinedText {
    var result = LinedText()
    var isInArmour = true
    var hasOpened = false
    var at = 0
    var number = 0
    while at < text.count {
      let end = MailHeader.lineEnd(text, at)
      var line = text[at..<end]
      if isInArmour {
        // The armour's own fields end with a blank line.
        if hasOpened && line.isBlank { isInArmour = false }
        if line.has(opening) { hasOpened = true }
      } else {
        if line.has(closing) { break }
        if line.has("- ") { line = line.from(2) }
        result.append(line, from: number, of: lines)
      }
      at = end
      number += 1
    }
    return result
  }
}
