// SPDX-License-Identifier: GPL-2.0-only

/// Small questions about the text of mails.
extension ByteView {
  /// The view without `open` at its start and `close` at its end, if it has both.
  package func unwrapped(_ open: StaticString, _ close: StaticString) -> ByteView {
    let start = open.utf8CodeUnitCount
    let end = count - close.utf8CodeUnitCount
    return has(open) && end >= start && hasSuffix(close) ? self[start..<end] : self
  }

  /// How many bytes the character takes that starts at `index` and is not ASCII; 0 where none does.
  ///
  /// Overlong forms, surrogates and what is above U+10FFFF are no characters.
  package func multibyteLength(at index: Int) -> Int {
    let second = self[index + 1]
    let length: Int
    switch self[index] {
    case 0xC2...0xDF: length = 2
    case 0xE0: length = second >= 0xA0 ? 3 : 0
    case 0xED: length = second < 0xA0 ? 3 : 0
    case 0xE1...0xEF: length = 3
    case 0xF0: length = second >= 0x90 ? 4 : 0
    case 0xF4: length = second < 0x90 ? 4 : 0
    case 0xF1...0xF3: length = 4
    default: length = 0
    }
    for offset in 1..<max(length, 1) where self[index + offset] & 0xC0 != 0x80 { return 0 }
    return length
  }

  /// Where the first byte stands that belongs to no character, or is a control character other than
  /// a tab, a newline and a carriage return; nil in proper UTF-8 text.
  package var firstInvalidUTF8: Int? {
    var at = 0
    while at < count {
      let byte = self[at]
      if byte >= 0x20 && byte < 0x7F || byte == 9 || byte == 10 || byte == 13 {
        at += 1
      } else {
        let length = byte < 0x80 ? 0 : multibyteLength(at: at)
        if length == 0 { return at }
        at += length
      }
    }
    return nil
  }
}
