// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What of the bindings nearly all answers need, a tenth of the text: each word once, and the lines
/// in which the middle of a name is left open.
///
/// A word is a run of the bytes that compatible strings are made of. A string without `.` and `+`,
/// which take other bytes, stands in the bindings just where it stands in one of the words, and with
/// a gap where it stands in one of the lines.
///
/// What a word is found in is known, and so one file tells whether it still is there. That it is
/// nowhere is believed while no binding has changed, which the status of each says.
struct BindingWords: Sendable {
  private let folder: String
  private let lines: BindingText
  /// The files that have words which no earlier one has, and where those start.
  private let files: [(path: String, start: Int)]
  private let isCurrent: Lazy<Bool>

  /// The words that were made of the bindings in `folder` when these had the stamp.
  init(
    _ words: consuming ByteBuffer, files: [(path: String, start: Int)], folder: String,
    stamp: FolderStamp
  ) {
    lines = BindingText(words)
    self.files = files
    self.folder = folder
    isCurrent = Lazy { FileTree.stamp(below: folder) == stamp }
  }

  /// Adds the words of a text to `words`, one a line, and says where those of each file start;
  /// `files` says where its text starts.
  static func appendWords(
    of text: ByteView, files: [(path: String, start: Int)], to words: inout ByteBuffer
  ) -> [(path: String, start: Int)] {
    var owners: [(path: String, start: Int)] = []
    var seen = SeenText()
    let wordBytes = ByteSet.word.union(ByteSet("+,-."))
    for (number, file) in files.enumerated() {
      let fileEnd = number + 1 < files.count ? files[number + 1].start : text.count
      owners.append((file.path, words.count))
      var start = file.start
      while start < fileEnd {
        let end = text.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? fileEnd
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
    }
    return owners
  }

  /// Whether a gap may stand in the line: a dash follows each.
  private static func hasGap(_ line: ByteView) -> Bool {
    guard let open = line.firstIndex(of: UInt8(ascii: "<")) else { return false }
    return line.from(open).firstIndex(of: ">-") != nil
  }

  /// Whether some binding has the pattern; nil where the words cannot tell.
  func contains(_ pattern: CompatiblePattern) -> Bool? {
    if pattern.literal.isEmpty { return nil }
    let place = lines.firstIndex(of: pattern)
    if let place, isIn(file(at: place), pattern) { return true }
    guard isCurrent.get else { return nil }
    if place != nil { return true }
    return pattern.isPlain ? false : nil
  }

  /// The path of the file that the word at `place` is from.
  private func file(at place: Int) -> String? {
    var low = 0
    var high = files.count
    while low < high {
      let middle = (low + high) / 2
      if files[middle].start <= place { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? files[low - 1].path : nil
  }

  /// Whether a file has the pattern now.
  private func isIn(_ path: String?, _ pattern: CompatiblePattern) -> Bool {
    var files = TreeFolder(folder)
    guard let path, let text = files.contents(path) else { return false }
    return BindingText.firstIndex(of: pattern, in: text.view) != nil
  }
}

/// Texts that were met, as places in the buffer that they are kept in.
private struct SeenText {
  /// Where each text starts in the buffer, plus one, in the first free place after its hash.
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
