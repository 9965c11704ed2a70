// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// A mail of a series: the name of its file and its text.
package struct SeriesMail: Sendable {
  /// The name, as `git format-patch` makes it.
  package let name: String
  /// The text, which `git am` takes where it has a diff.
  package let text: [UInt8]

  /// The field that tells a mail that nobody has changed: a fingerprint of all the rest.
  static let field = "X-Lintel-Series: "

  /// The most bytes of a name before its suffix.
  private static let nameBytes = 57

  /// A mail of this number with this header and body.
  init(number: Int, subject: String, header: String, body: [UInt8]) {
    let digits = String(number)
    let start = String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "-"
    name = start + Self.fileName(subject, start.count) + ".patch"
    let rest = Array(header.utf8) + Array("\n".utf8) + body
    let mark = rest.withView(Self.fingerprint)
    text = Array(header.utf8) + Array((Self.field + mark + "\n\n").utf8) + body
  }

  private static func fingerprint(_ text: ByteView) -> String {
    let hash = ContentHash(text)
    return String(hash.high, radix: 16) + "-" + String(hash.low, radix: 16)
  }

  /// Whether a file is a mail of a series that nobody has changed since it was written.
  package static func isUnchanged(_ text: ByteView) -> Bool {
    guard let end = text.firstIndex(of: "\n\n") else { return false }
    let head = text.upTo(end + 1)
    var at = 0
    while at < head.count {
      let next = head.firstIndex(of: UInt8(ascii: "\n"), from: at).map { $0 + 1 } ?? head.count
      if head.has(ByteView("X-Lintel-Series: "), at: at) {
        let rest = text.upTo(at).bytes + text.from(next).bytes
        let mark = text[(at + field.utf8.count)..<(next - 1)].string
        return mark == rest.withView(fingerprint)
      }
      at = next
    }
    return false
  }

  /// A subject as a part of a file's name: what is neither a letter, a digit, a dot nor an underscore
  /// becomes one dash, and several dots one.
  static func fileName(_ subject: String, _ start: Int) -> String {
    var name = ""
    var isApart = false
    for byte in subject.utf8 {
      let isKept =
        byte &- 48 < 10 || (byte | 32) &- 97 < 26 && byte < 128 || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: ".")
      guard isKept else {
        isApart = true
        continue
      }
      if isApart, !name.isEmpty { name += "-" }
      isApart = false
      if byte == UInt8(ascii: "."), name.hasSuffix(".") { continue }
      name.unicodeScalars.append(UnicodeScalar(byte))
    }
    while name.hasSuffix(".") || name.hasSuffix("-") { name.removeLast() }
    return String(name.prefix(nameBytes - start))
  }
}
