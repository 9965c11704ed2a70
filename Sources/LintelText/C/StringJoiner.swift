// SPDX-License-Identifier: GPL-2.0-only

/// Removes the names that stand next to strings, as macros for formats do (`"%" PRIx64`).
///
/// Only quotes with nothing but X and tabs between them are a string, so of two strings the end of
/// the one and the start of the other can be one as well. Removing a name can join quotes to a new
/// string; that is repeated until nothing changes.
enum StringJoiner {
  /// How often the text is gone over; each round after the second needs odder text than real code.
  private static let mostRounds = 32

  static func join(_ text: ByteView) -> [UInt8] {
    var bytes = text.bytes
    for _ in 0..<mostRounds {
      let length = bytes.count
      removeNamesAfter(&bytes)
      removeNamesBefore(&bytes)
      if bytes.count == length { break }
    }
    return bytes
  }

  /// Removes the names after each string.
  private static func removeNamesAfter(_ bytes: inout [UInt8]) {
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var at = 0
    while at < bytes.count {
      if let end = bytes.withView({ Grammar.string($0, at) }) {
        let next = bytes.withView { namesEnd($0, end) }
        if next > end {
          // The closing quote may open another string with what has moved up to it.
          kept += bytes[at..<(end - 1)]
          at = next - 1
          bytes[at] = UInt8(ascii: "\"")
          continue
        }
      }
      kept.append(bytes[at])
      at += 1
    }
    bytes = kept
  }

  /// The end of the names after a string that ends at `end`; `end` itself without any.
  private static func namesEnd(_ text: ByteView, _ end: Int) -> Int {
    var end = end
    while let name = Grammar.identifier(text, text.skipSpaces(end)) { end = name }
    return end
  }

  /// Removes the names before each string.
  private static func removeNamesBefore(_ bytes: inout [UInt8]) {
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    for at in 0..<bytes.count {
      if bytes.withView({ Grammar.string($0, at) }) != nil {
        while let start = kept.withView(nameStart) { kept.removeSubrange(start...) }
      }
      kept.append(bytes[at])
    }
    bytes = kept
  }

  /// Where the name at the end of the text starts, white space after it allowed; nil without one.
  private static func nameStart(_ text: ByteView) -> Int? {
    guard var start = wordStart(text, text.skipSpacesBack(text.count)) else { return nil }
    while text[start - 1].isSpace || text[start - 1] == UInt8(ascii: "#") {
      // Only a whole word can be a pasted part.
      let hash = text.skipSpacesBack(start)
      guard text[hash - 1] == UInt8(ascii: "#"), text[hash - 2] == UInt8(ascii: "#"),
        let previous = wordStart(text, text.skipSpacesBack(hash - 2))
      else { break }
      start = previous
    }
    return start
  }

  /// Where in the word that ends at `end` a name can start; nil where there is none.
  private static func wordStart(_ text: ByteView, _ end: Int) -> Int? {
    var start = text.wordStart(end)
    while start < end && !text[start].isIdentifierStart { start += 1 }
    return start < end ? start : nil
  }
}
