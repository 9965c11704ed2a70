// SPDX-License-Identifier: GPL-2.0-only

/// The two encodings that carry text through old mail systems (RFC 2045, section 6).
enum TransferEncoding {
  /// The text that a quoted-printable body stands for, whose lines are `lines`.
  ///
  /// A `=` that starts no code stays as it is. White space before a line end stays too, as git
  /// leaves it: in a patch it is something to report. A line that was broken softly comes from the
  /// first of its pieces.
  static func quotedPrintable(_ body: ByteView, _ lines: LineMap) -> LinedText {
    var result = LinedText()
    result.reserveCapacity(body.count)
    var at = 0
    var number = 0
    while at < body.count {
      let end = MailHeader.lineEnd(body, at)
      decode(body[at..<end], number, lines, into: &result)
      at = end
      number += 1
    }
    return result
  }

  /// Decodes a line of a quoted-printable body, its line end included.
  private static func decode(
    _ line: ByteView, _ number: Int, _ lines: LineMap, into result: inout LinedText
  ) {
    var at = 0
    while at < line.count {
      let sign = line.firstIndex(of: UInt8(ascii: "="), from: at) ?? line.count
      result.append(line[at..<sign], from: number, of: lines)
      if sign == line.count { return }
      if let value = line.hexPair(at: sign + 1) {
        result.append(value, from: number, of: lines)
        at = sign + 3
        continue
      }
      var end = line.skipSpacesAndTabs(sign + 1)
      if line[end] == 13 { end += 1 }
      if line[end] == 10 || end >= line.count { return }
      // The spaces between are passed over once only.
      result.append(line[sign..<end], from: number, of: lines)
      at = end
    }
  }

  /// The bytes that a base64 body stands for, and whether it was whole.
  ///
  /// A line with other characters (the footer that a mailing list added) is passed over.
  static func base64(_ body: ByteView) -> (bytes: [UInt8], isWhole: Bool) {
    var decoder = Base64Decoder()
    decoder.bytes.reserveCapacity(body.count / 4 * 3 + 3)
    var isWhole = true
    var at = 0
    while at < body.count {
      let end = body.firstIndex(of: 10, from: at) ?? body.count
      let line = body[at..<end].trimmed
      if isBase64(line) { decoder.add(line) } else { isWhole = false }
      at = end + 1
    }
    if decoder.bitCount >= 6 { isWhole = false }
    return (decoder.bytes, isWhole)
  }

  /// The bytes of the base64 text of an encoded word, other characters being passed over.
  static func base64Word(_ text: ByteView) -> [UInt8] {
    var decoder = Base64Decoder()
    decoder.add(text)
    return decoder.bytes
  }

  private static func isBase64(_ line: ByteView) -> Bool {
    for index in 0..<line.count
    where Base64Decoder.value(line[index]) == nil && line[index] != UInt8(ascii: "=") {
      return false
    }
    return true
  }
}

/// Collects six bits a character.
private struct Base64Decoder {
  var bytes: [UInt8] = []
  var bitCount = 0
  private var bits: UInt32 = 0

  /// Adds the characters of a line; a `=` ends a group, and a new one may follow.
  mutating func add(_ line: ByteView) {
    for index in 0..<line.count {
      if line[index] == UInt8(ascii: "=") {
        bitCount = 0
      } else if let value = Self.value(line[index]) {
        bits = (bits << 6 | UInt32(value)) & 0xFFFF
        bitCount += 6
        guard bitCount >= 8 else { continue }
        bitCount -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(bitCount)))
      }
    }
  }

  /// The six bits that a character stands for.
  static func value(_ byte: UInt8) -> UInt8? {
    if byte.isUpper { return byte - UInt8(ascii: "A") }
    if byte.isLower { return byte - UInt8(ascii: "a") + 26 }
    if byte.isDigit { return byte - UInt8(ascii: "0") + 52 }
    if byte == UInt8(ascii: "+") { return 62 }
    return byte == UInt8(ascii: "/") ? 63 : nil
  }
}
