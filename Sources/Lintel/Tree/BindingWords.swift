// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What of the bindings nearly all answers need, a tenth of the text: each word once, and the lines
/// in which the middle of a name is left open.
///
/// A word is a run of the bytes that compatible strings are made of. A string without `.` and `+`,
/// which take other bytes, stands in the bindings just where it stands in one of the words, and with
/// a gap where it stands in one of the lines.
struct BindingWords: Sendable {
  private let lines: BindingText

  /// The words that were made earlier, one a line.
  init(_ words: consuming ByteBuffer) { lines = BindingText(words) }

  /// The words of a text.
  static func words(of text: ByteView) -> ByteBuffer {
    var words = ByteBuffer(capacity: 4 << 20)
    var seen = SeenText()
    let wordBytes = ByteSet.word.union(ByteSet("+,-."))
    var start = 0
    while start < text.count {
      let end = text.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? text.count
      let line = text[start..<end]
      if hasGap(line) { seen.add(line, to: &words) }
      var at = 0
      while at < line.count {
        let next = line.skip(wordBytes, at)
        if next > at { seen.add(line[at..<next], to: &words) }
        at = next + 1
      }
      start = end + 1
    }
    return words
  }

  /// Whether a gap may stand in the line: a dash follows each.
  private static func hasGap(_ line: ByteView) -> Bool {
    guard let open = line.firstIndex(of: UInt8(ascii: "<")) else { return false }
    return line.from(open).firstIndex(of: ">-") != nil
  }

  /// Whether some binding has the pattern; nil where the words cannot tell.
  func contains(_ pattern: CompatiblePattern) -> Bool? {
    if pattern.literal.isEmpty { return nil }
    if lines.contains(pattern) { return true }
    return pattern.isPlain ? false : nil
  }
}

/// Texts that were met, as places in the buffer that they are kept in.
private struct SeenText {
  /// Where each text starts in the buffer, plus one, in the first free place behind its hash.
  private var places = [UInt32](repeating: 0, count: 1 << 16)
  private var count = 0

  /// Adds the text and a newline to `buffer`, unless that was done before.
  mutating func add(_ text: ByteView, to buffer: inout ByteBuffer) {
    if count * 2 > places.count { grow(buffer.view) }
    var slot = Int(truncatingIfNeeded: text.hash) & (places.count - 1)
    while places[slot] != 0 {
      let start = Int(places[slot]) - 1
      if buffer.view.has(text, at: start), buffer[start + text.count] == UInt8(ascii: "\n") {
        return
      }
      slot = (slot + 1) & (places.count - 1)
    }
    places[slot] = UInt32(truncatingIfNeeded: buffer.count + 1)
    count += 1
    buffer.append(text)
    buffer.append(UInt8(ascii: "\n"))
  }

  private mutating func grow(_ view: ByteView) {
    let old = places
    places = [UInt32](repeating: 0, count: old.count * 2)
    for place in old where place != 0 {
      let start = Int(place) - 1
      let end = view.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? view.count
      var slot = Int(truncatingIfNeeded: view[start..<end].hash) & (places.count - 1)
      while places[slot] != 0 { slot = (slot + 1) & (places.count - 1) }
      places[slot] = place
    }
  }
}
