// SPDX-License-Identifier: GPL-2.0-only

/// Text as the header of a mail has it.
enum HeaderText {
  /// The most bytes of text in an encoded word, so that the word with its frame fits 75 columns.
  private static let wordBytes = 18

  /// A name and address: as it is in ASCII, else the name in encoded words of RFC 2047.
  static func address(_ address: String) -> String {
    let shown = address.filter { !$0.isNewline }
    if shown.utf8.allSatisfy({ $0 < 128 }) { return shown }
    guard let open = shown.lastIndex(of: "<") else { return encoded(shown) }
    let name = shown[..<open].filter { $0 != "\"" }
    return encoded(name.trimmingSuffix { $0 == " " }) + " " + shown[open...]
  }

  /// A text as one line of a header: what would end it is a space, and what is not ASCII is in encoded
  /// words.
  static func line(_ text: String) -> String {
    let shown = plain(text)
    return shown.utf8.allSatisfy { $0 < 128 } ? shown : encoded(shown)
  }

  /// A text with a space in place of each control character.
  static func plain(_ text: String) -> String {
    let isControl = { (scalar: Unicode.Scalar) in scalar.value < 32 || scalar.value == 127 }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? " " : $0 }))
  }

  /// A text in encoded words, no character of which is cut in two.
  static func encoded(_ text: some StringProtocol) -> String {
    var words: [String] = []
    var bytes: [UInt8] = []
    func close() {
      if !bytes.isEmpty { words.append("=?UTF-8?q?" + bytes.map(quoted).joined() + "?=") }
      bytes = []
    }
    for scalar in text.unicodeScalars {
      let next = Array(String(scalar).utf8)
      if bytes.count + next.count > wordBytes { close() }
      bytes += next
    }
    close()
    return words.joined(separator: "\n ")
  }

  private static func quoted(_ byte: UInt8) -> String {
    let isPlain =
      byte &- 48 < 10 || byte | 32 &- 97 < 26 && byte < 128
    if isPlain { return String(UnicodeScalar(byte)) }
    if byte == 32 { return "_" }
    let digits = String(byte, radix: 16, uppercase: true)
    return "=" + (digits.count < 2 ? "0" : "") + digits
  }

  /// A field, an address a line.
  static func field(_ name: String, _ addresses: [String]) -> String {
    addresses.isEmpty
      ? "" : "\(name): " + addresses.map(address).joined(separator: ",\n\t") + "\n"
  }
}

extension String {
  /// The text without the characters at its end for which `body` holds.
  fileprivate func trimmingSuffix(_ body: (Character) -> Bool) -> Substring {
    var rest = self[...]
    while let last = rest.last, body(last) { rest.removeLast() }
    return rest
  }
}
