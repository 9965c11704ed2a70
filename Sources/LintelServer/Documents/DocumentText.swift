// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The text of a document, and where its lines start.
package struct DocumentText: Sendable, Equatable {
  /// The text, in UTF-8.
  package private(set) var bytes: [UInt8]
  /// Where each line starts. A line ends in LF, CRLF or CR, as the protocol has it.
  private var starts: [Int]
  /// Whether all bytes are ASCII, so that every encoding counts bytes.
  private var isASCII: Bool
  /// What the characters of a position are counted in.
  let encoding: PositionEncoding

  /// A text whose positions are in `encoding`.
  package init(_ text: String, encoding: PositionEncoding) {
    bytes = Array(text.utf8)
    self.encoding = encoding
    starts = bytes.withView { Self.starts(in: $0) }
    isASCII = bytes.withView(\.isASCII)
  }

  private static func starts(in text: ByteView) -> [Int] {
    var starts = [0]
    let hasCR = text.contains(UInt8(ascii: "\r"))
    var at = 0
    while at < text.count {
      if !hasCR {
        guard let end = text.firstIndex(of: UInt8(ascii: "\n"), from: at) else { break }
        at = end + 1
        starts.append(at)
        continue
      }
      let byte = text[at]
      at += 1
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") && text[at] != UInt8(ascii: "\n")
      {
        starts.append(at)
      }
    }
    return starts
  }

  /// Puts `text` in the place of what is from one position to another one; where the second is before
  /// the first, nothing is taken out.
  package mutating func replace(from start: Position, to end: Position, with text: String) {
    let first = offset(of: start)
    bytes.replaceSubrange(first..<max(first, offset(of: end)), with: text.utf8)
    starts = bytes.withView { Self.starts(in: $0) }
    isASCII = bytes.withView(\.isASCII)
  }

  /// The offset of a position, in bytes; a position after the end of its line, or of the text, is that
  /// end.
  package func offset(of position: Position) -> Int {
    guard position.line < starts.count else { return bytes.count }
    let start = starts[position.line]
    return bytes.withView { text in
      let end = contentEnd(ofLine: position.line, text)
      if countsBytes { return min(start + min(position.character, text.count), end) }
      var at = start
      var left = position.character
      while at < end, left > 0 {
        let length = max(1, text.scalar(at: at).length)
        left -= encoding.units(bytes: length)
        // Half of a surrogate pair is no place.
        if left < 0 { break }
        at += length
      }
      return at
    }
  }

  /// The position of an offset in bytes; that of the end for one after it.
  package func position(of offset: Int) -> Position {
    let offset = min(max(offset, 0), bytes.count)
    let line = line(at: offset)
    let start = starts[line]
    if countsBytes { return Position(line: line, character: offset - start) }
    return bytes.withView { text in
      var at = start
      var character = 0
      while at < offset {
        let length = max(1, text.scalar(at: at).length)
        character += encoding.units(bytes: length)
        at += length
      }
      return Position(line: line, character: character)
    }
  }

  /// The range of two offsets as a message has it.
  func json(of range: Range<Int>) -> JSONValue {
    [
      "start": position(of: range.lowerBound).json, "end": position(of: range.upperBound).json,
    ]
  }

  /// How many lines there are; at least one.
  var lineCount: Int { starts.count }

  /// The bytes of a line, from 0, without what ends it.
  func content(ofLine line: Int) -> Range<Int> {
    guard line < starts.count else { return bytes.count..<bytes.count }
    return bytes.withView { starts[line]..<contentEnd(ofLine: line, $0) }
  }

  private var countsBytes: Bool { encoding == .utf8 || isASCII }

  /// The line, from 0, that an offset is in.
  func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// Where the line ends, without what ends it.
  private func contentEnd(ofLine line: Int, _ text: ByteView) -> Int {
    guard line + 1 < starts.count else { return text.count }
    var end = starts[line + 1] - 1
    if text[end] == UInt8(ascii: "\n"), end > starts[line], text[end - 1] == UInt8(ascii: "\r") {
      end -= 1
    }
    return end
  }
}
