// SPDX-License-Identifier: GPL-2.0-only

extension ByteView {
  /// Where `part` starts in this window; nil where it shows other memory, whatever that holds.
  package func start(of part: ByteView) -> Int? {
    // Safe: addresses are compared, and nothing is read.
    let distance = unsafe Int(bitPattern: part.base) &- Int(bitPattern: base)
    return distance >= 0 && distance <= count && part.count <= count - distance ? distance : nil
  }

  /// The range without the white space at its ends; empty at the end of what is all white space.
  package func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while end > start && self[end - 1].isSpace { end -= 1 }
    while start < end && self[start].isSpace { start += 1 }
    return start..<end
  }

  /// Where `text` stands first, from `start` on, with no part of a word right before or after it
  /// where it begins or ends with one; nil where it does not.
  package func range(ofWhole text: ByteView, from start: Int = 0) -> Range<Int>? {
    guard !text.isEmpty else { return nil }
    var at = start
    while let found = firstIndex(of: text, from: at) {
      let end = found + text.count
      let joinsBefore = text[0].isWord && found > start && self[found - 1].isWord
      let joinsAfter = text.last.isWord && self[end].isWord
      if !joinsBefore && !joinsAfter { return found..<end }
      at = found + 1
    }
    return nil
  }
}
