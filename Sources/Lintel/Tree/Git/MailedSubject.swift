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
    // The bytes are those of the log, in whatever charset git writes logs.
    return value.withView { EncodedWords.decode(withoutMark($0), convertsCharsets: false) }
  }

  /// What follows `[PATCH] `, or whatever the user has configured instead.
  private static func withoutMark(_ value: ByteView) -> ByteView {
    guard value[0] == UInt8(ascii: "["), let close = value.firstIndex(of: UInt8(ascii: "]")) else {
      return value
    }
    return value.from(value[close + 1] == UInt8(ascii: " ") ? close + 2 : close + 1)
  }
}
