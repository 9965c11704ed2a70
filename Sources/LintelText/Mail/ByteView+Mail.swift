// SPDX-License-Identifier: GPL-2.0-only

/// Small questions about the text of mails.
extension ByteView {
  /// The view without `open` at its start and `close` at its end, if it has both.
  package func unwrapped(_ open: StaticString, _ close: StaticString) -> ByteView {
    let start = open.utf8CodeUnitCount
    let end = count - close.utf8CodeUnitCount
    return has(open) && end >= start && hasSuffix(close) ? self[start..<end] : self
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
