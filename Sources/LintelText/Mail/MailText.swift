// SPDX-License-Identifier: GPL-2.0-only

/// A piece of a mail as characters: plain bytes, or code points once encoded words were decoded.
///
/// checkpatch.pl compares the two kinds character by character, a byte being the code point of the
/// same number, and asks of each in its own way which characters are letters. Who signed a patch
/// depends on that, so both kinds are kept apart here.
package struct MailText: Sendable {
  /// The characters: bytes or code points.
  package let characters: [UInt32]
  /// Whether the characters are code points.
  package let isUnicode: Bool

  /// Text of these characters.
  package init(_ characters: some Sequence<UInt32>, isUnicode: Bool) {
    self.characters = Array(characters)
    self.isUnicode = isUnicode
  }

  /// The bytes of a view, each of them a character.
  package init(_ view: ByteView) { self.init(view.bytes) }

  /// Bytes, each of them a character.
  package init(_ bytes: [UInt8]) { self.init(bytes.map(UInt32.init), isUnicode: false) }

  /// The code points of UTF-8 text.
  package init(decoding bytes: [UInt8]) {
    self.init(
      String(decoding: bytes, as: UTF8.self).unicodeScalars.map(\.value), isUnicode: true)
  }

  /// Whether there are no characters.
  package var isEmpty: Bool { characters.isEmpty }

  /// The bytes, code points as UTF-8.
  package var bytes: [UInt8] { isUnicode ? utf8 : characters.map { UInt8(truncatingIfNeeded: $0) } }

  /// The characters as UTF-8, bytes above 0x7F being taken for Latin-1.
  package var utf8: [UInt8] {
    var text = String.UnicodeScalarView()
    for character in characters { text.append(Unicode.Scalar(character) ?? "\u{FFFD}") }
    return Array(String(text).utf8)
  }

  /// The lowercase letters of the text.
  package var lowercased: MailText {
    guard isUnicode else {
      return MailText(characters.map { $0 &- 65 < 26 ? $0 | 0x20 : $0 }, isUnicode: false)
    }
    return MailText(
      characters.flatMap { character -> [UInt32] in
        guard let scalar = Unicode.Scalar(character) else { return [character] }
        return scalar.properties.lowercaseMapping.unicodeScalars.map(\.value)
      }, isUnicode: true)
  }

  /// Other characters of the same kind.
  func with(_ characters: some Sequence<UInt32>) -> MailText {
    MailText(characters, isUnicode: isUnicode)
  }

  /// Whether the character is white space; of bytes, only ASCII is.
  package func isSpace(_ character: UInt32) -> Bool {
    if character < 128 { return character == 32 || character &- 9 < 5 }
    guard isUnicode else { return false }
    switch character {
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return true
    default: return false
    }
  }

  /// Whether the character is a letter, a mark, a digit or connects words.
  func isWord(_ character: UInt32) -> Bool {
    if character < 128 { return UInt8(truncatingIfNeeded: character).isWord }
    guard isUnicode, let scalar = Unicode.Scalar(character) else { return false }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation:
      return true
    default: return properties.isAlphabetic || properties.isJoinControl
    }
  }

  /// The characters without white space at both ends.
  func trim(_ text: some BidirectionalCollection<UInt32>) -> [UInt32] {
    Array(text.trimming(while: isSpace))
  }
}

extension MailText: Equatable {
  /// Whether both have the same characters, whatever their kind.
  package static func == (left: MailText, right: MailText) -> Bool {
    left.characters == right.characters
  }
}

extension BidirectionalCollection {
  /// The part without the elements at both ends that `matches` takes.
  func trimming(while matches: (Element) -> Bool) -> SubSequence {
    var rest = self[...]
    while let first = rest.first, matches(first) { rest = rest.dropFirst() }
    while let last = rest.last, matches(last) { rest = rest.dropLast() }
    return rest
  }
}
