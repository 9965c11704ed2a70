// SPDX-License-Identifier: GPL-2.0-only

/// The encoded words of RFC 2047 in header lines, such as `=?UTF-8?q?J=C3=B6rg?=`.
///
/// It is as lenient as Perl's `MIME-Header` encoding: words need no spaces around them, neighbours
/// in one character set and encoding are joined before they are decoded (a letter may be cut in
/// two), and a word in an unknown character set stays as it is.
package enum EncodedWords {
  /// The header text with its encoded words turned into UTF-8 and its folds undone.
  ///
  /// A line end that a space or tab follows is a fold and goes away; other line ends stay. Without
  /// `convertsCharsets` the bytes of the words stay in the character sets that they are in.
  package static func decode(_ text: ByteView, convertsCharsets: Bool = true) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var at = 0
    while at < text.count {
      if let word = word(text, at) {
        at = decodeRun(text, from: word, convertsCharsets, into: &result)
      } else if text[at] == 10 || text[at] == 13 {
        let end = text[at] == 13 && text[at + 1] == 10 ? at + 2 : at + 1
        if text[end] != 32 && text[end] != 9 { result.append(contentsOf: text[at..<end].bytes) }
        at = end
      } else {
        // Up to the next byte that can begin a word or a line end.
        let start = at
        at += 1
        while at < text.count && text[at] != UInt8(ascii: "=") && text[at] != 10 && text[at] != 13 {
          at += 1
        }
        result.append(contentsOf: text[start..<at].bytes)
      }
    }
    return result
  }

  /// One encoded word: where its parts are and where it ends.
  private struct Word {
    var charset: Range<Int>
    var label: Range<Int>
    var encoding: UInt8
    var text: Range<Int>
    var end: Int
  }

  /// The longest label and text of a word; RFC 2047 allows 75 bytes in all, senders write more.
  private static let longestLabel = 64

  /// The encoded word that starts at `index`.
  private static func word(_ view: ByteView, _ index: Int) -> Word? {
    guard view[index] == UInt8(ascii: "="), view[index + 1] == UInt8(ascii: "?") else { return nil }
    var at = index + 2
    while at - index <= longestLabel, view[at] > 32, view[at] < 127, view[at] != UInt8(ascii: "?") {
      at += 1
    }
    guard at > index + 2, view[at] == UInt8(ascii: "?"), view[at + 2] == UInt8(ascii: "?") else {
      return nil
    }
    let encoding = view[at + 1]
    guard "BQ".utf8.contains(encoding.uppercased) else { return nil }
    let label = (index + 2)..<at
    // RFC 2231: a language may follow the character set.
    var charset = label
    if let star = view[label].firstIndex(of: UInt8(ascii: "*")) {
      charset = label.lowerBound..<(label.lowerBound + star)
    }
    var end = at + 3
    while end < view.count && view[end] != UInt8(ascii: "?") && view[end] != 10 { end += 1 }
    guard view[end] == UInt8(ascii: "?"), view[end + 1] == UInt8(ascii: "=") else { return nil }
    return Word(
      charset: charset, label: label, encoding: encoding, text: (at + 3)..<end, end: end + 2)
  }

  /// Decodes `first` and the words after it, between which white space does not count.
  private static func decodeRun(
    _ view: ByteView, from first: Word, _ convertsCharsets: Bool, into result: inout [UInt8]
  ) -> Int {
    var word = first
    var end = first.end
    var encoded: [UInt8] = []
    while true {
      encoded.append(contentsOf: view[word.text].bytes)
      end = word.end
      let next = Self.word(view, view.skipSpaces(end))
      if let next, next.encoding == word.encoding, view[next.label].equals(view[word.label]) {
        word = next
        continue
      }
      let octets = encoded.withView { decoded($0, word.encoding) }
      let text: [UInt8]? =
        convertsCharsets
        ? octets.withView { CharsetConversion.utf8($0, from: view[word.charset]) } : octets
      if let text {
        result.append(contentsOf: text)
      } else {
        if let last = result.last, last != 32, last != 9 { result.append(32) }
        result.append(contentsOf: ByteView("=?").bytes + view[word.label].bytes)
        result.append(contentsOf: [UInt8(ascii: "?"), word.encoding, UInt8(ascii: "?")])
        result.append(contentsOf: encoded + ByteView("?=").bytes)
      }
      guard let next else { return end }
      encoded.removeAll(keepingCapacity: true)
      word = next
    }
  }

  /// The octets of an encoded text.
  private static func decoded(_ text: ByteView, _ encoding: UInt8) -> [UInt8] {
    if encoding.uppercased == UInt8(ascii: "B") { return TransferEncoding.base64Word(text) }
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var at = 0
    while at < text.count {
      if text[at] == UInt8(ascii: "="), let value = text.hexPair(at: at + 1) {
        result.append(value)
        at += 3
      } else {
        result.append(text[at] == UInt8(ascii: "_") ? 32 : text[at])
        at += 1
      }
    }
    return result
  }
}
