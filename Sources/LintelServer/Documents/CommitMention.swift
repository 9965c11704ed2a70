// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The id of a commit in a text.
struct CommitMention: Equatable {
  /// Fewer digits are taken for a number, or for a word.
  private static let shortest = 7
  /// The digits of SHA-256.
  private static let longest = 64

  /// The digits.
  let id: String
  /// Where they are.
  let range: Range<Int>

  /// The id that an offset is in, or at the end of; nil elsewhere.
  init?(at offset: Int, in view: ByteView) {
    let range = view.wordStart(offset)..<view.wordEnd(offset)
    guard Self.isID(view[range]) else { return nil }
    self.init(id: view[range].string, range: range)
  }

  private init(id: String, range: Range<Int>) {
    self.id = id
    self.range = range
  }

  /// The ids in a line that are said to be those of commits: after `commit`, and in `Fixes:`.
  static func all(in line: Range<Int>, of view: ByteView) -> [CommitMention] {
    var mentions: [CommitMention] = []
    var at = line.lowerBound
    var isExpected = view[line].hasIgnoringCase("fixes:")
    while at < line.upperBound {
      let end = min(view.wordEnd(at), line.upperBound)
      if end == at {
        // A colon, a space or a quotation mark may come before the id, not a full stop.
        if view[at] == UInt8(ascii: ".") { isExpected = false }
        at += 1
        continue
      }
      let word = view[at..<end]
      if isExpected, isID(word) {
        mentions.append(CommitMention(id: word.string, range: at..<end))
      }
      isExpected =
        word.equalsIgnoringCase(ByteView("commit")) || word.equalsIgnoringCase(ByteView("fixes"))
        || word.equalsIgnoringCase(ByteView("commits"))
      at = end
    }
    return mentions
  }

  private static func isID(_ word: ByteView) -> Bool {
    (shortest...longest).contains(word.count) && word.skip(.hexDigit, 0) == word.count
  }
}
