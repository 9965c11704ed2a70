// SPDX-License-Identifier: GPL-2.0-only

/// The CRLF line ends that mail transport gives to text.
package enum LineEnds {
  /// Whether every line of the text ends with CRLF; a last line without an end does not count.
  ///
  /// One line with a bare LF shows that the carriage returns elsewhere belong to the patch.
  static func areAllCRLF(_ text: ByteView) -> Bool {
    var at = 0
    while let end = text.firstIndex(of: 10, from: at) {
      if end == at || text[end - 1] != 13 { return false }
      at = end + 1
    }
    return at > 0
  }

  /// The text with CRLF for each LF.
  package static func withCR(_ text: ByteView) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count + text.occurrences(of: 10))
    var at = 0
    while let end = text.firstIndex(of: 10, from: at) {
      result.append(contentsOf: text[at..<end].bytes)
      result += [13, 10]
      at = end + 1
    }
    result.append(contentsOf: text.from(at).bytes)
    return result
  }

  /// The text with LF for each CRLF.
  package static func withoutCR(_ text: ByteView) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var at = 0
    while let end = text.firstIndex(of: 10, from: at) {
      let isCRLF = end > at && text[end - 1] == 13
      result.append(contentsOf: text[at..<(isCRLF ? end - 1 : end)].bytes)
      result.append(10)
      at = end + 1
    }
    result.append(contentsOf: text.from(at).bytes)
    return result
  }
}
