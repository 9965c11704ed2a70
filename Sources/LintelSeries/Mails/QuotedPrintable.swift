// SPDX-License-Identifier: GPL-2.0-only

/// Text in the encoding of RFC 2045 that keeps it readable.
///
/// A mail needs it whose lines end in a carriage return: `git am` takes that off any other one.
enum QuotedPrintable {
  /// The most characters of a line.
  private static let lineBytes = 76

  /// The text, whose lines each end with a newline.
  static func encoded(_ text: [UInt8]) -> [UInt8] {
    let newline = UInt8(ascii: "\n")
    var result: [UInt8] = []
    result.reserveCapacity(text.count + text.count / 8)
    var column = 0
    for (index, byte) in text.enumerated() {
      if byte == newline {
        result.append(newline)
        column = 0
        continue
      }
      let isLast = index + 1 == text.count || text[index + 1] == newline
      let code = isPlain(byte, isLast: isLast, startsLine: column == 0) ? [byte] : quoted(byte)
      // The sign that a line goes on takes a column.
      if column + code.count > (isLast ? lineBytes : lineBytes - 1) {
        result += [UInt8(ascii: "="), newline]
        column = 0
      }
      result += code
      column += code.count
    }
    return result
  }

  /// Whether a byte stands for itself: white space does not at the end of a line, and a mailbox would
  /// take a line that begins with `From` for another mail.
  private static func isPlain(_ byte: UInt8, isLast: Bool, startsLine: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "="): false
    case UInt8(ascii: "F"): !startsLine
    case UInt8(ascii: " "), UInt8(ascii: "\t"): !isLast
    default: (33...126).contains(byte)
    }
  }

  private static func quoted(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }
}
