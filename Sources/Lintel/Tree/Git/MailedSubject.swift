// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Reads a commit's subject back from the mail that git made of it.
enum MailedSubject {
  /// The subject in the headers that `mail` starts with: unfolded, decoded, and without the mark in
  /// brackets that git puts before it.
  static func decode(_ mail: ByteView) -> [UInt8] {
    let headersEnd = mail.firstIndex(of: "\n\n") ?? mail.count
    guard let field = mail.upTo(headersEnd + 1).firstIndex(of: "\nSubject: ") else { return [] }
    var value: [UInt8] = []
    var at = field + 10
    while at < mail.count {
      let end = mail.firstIndex(of: UInt8(ascii: "\n"), from: at) ?? mail.count
      value += mail[at..<end].bytes
      // Git folds at a space, and writes it at the start of the next line.
      guard mail[end + 1] == UInt8(ascii: " ") else { break }
      at = end + 1
    }
    return value.withView { decodeWords(withoutMark($0)) }
  }

  /// What follows `[PATCH] `, or whatever the user has configured instead.
  private static func withoutMark(_ value: ByteView) -> ByteView {
    guard value[0] == UInt8(ascii: "["), let close = value.firstIndex(of: UInt8(ascii: "]")) else {
      return value
    }
    return value.from(value[close + 1] == UInt8(ascii: " ") ? close + 2 : close + 1)
  }

  /// Takes the encoded words of RFC 2047 apart; git writes them with the encoding Q only.
  ///
  /// The bytes are those of the log, in whatever charset git writes logs.
  private static func decodeWords(_ value: ByteView) -> [UInt8] {
    var result: [UInt8] = []
    var at = 0
    while at < value.count {
      guard let text = encodedText(value, at) else {
        result.append(value[at])
        at += 1
        continue
      }
      at = text.lowerBound
      while at < text.upperBound {
        let high = value[at + 1].hexValue
        let low = value[at + 2].hexValue
        if value[at] == UInt8(ascii: "="), let high, let low {
          result.append(high << 4 | low)
          at += 3
        } else {
          result.append(value[at])
          at += 1
        }
      }
      at = text.upperBound + 2
      // A space between two words only separates them.
      let next = value.skipSpaces(at)
      if encodedText(value, next) != nil { at = next }
    }
    return result
  }

  /// Where the text is of an encoded word that starts at `start`; nil where none does.
  private static func encodedText(_ value: ByteView, _ start: Int) -> Range<Int>? {
    guard value.has("=?", at: start),
      let charsetEnd = value.firstIndex(of: UInt8(ascii: "?"), from: start + 2),
      value.has("?q?", at: charsetEnd),
      let end = value.firstIndex(of: "?=", from: charsetEnd + 3)
    else { return nil }
    return (charsetEnd + 3)..<end
  }
}

extension UInt8 {
  /// The value of a hexadecimal digit; nil for another byte.
  fileprivate var hexValue: UInt8? {
    guard isHexDigit else { return nil }
    return isDigit ? self - UInt8(ascii: "0") : lowercased - UInt8(ascii: "a") + 10
  }
}
