// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension RepeatedWord {
  /// Flags the last word of a comment's line that stands again at the start of the next one.
  enum AcrossLines: CommitStep {
    static var readsAddedLines: Bool { true }
    static let addedLineTraits = [LineTraits.belowComment]

    static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
      let raw = line.raw
      guard raw[0] == UInt8(ascii: "+"), out.isShown(RepeatedWord.info.type) else { return }
      let star = raw.skipSpaces(1)
      guard raw[star] == UInt8(ascii: "*") else { return }
      let start = raw.skipSpaces(star + 1)
      let end = raw.wordEnd(start)
      guard raw[end] == UInt8(ascii: " "), RepeatedWord.isWord(raw, start..<end) else { return }
      let previous = line.previousRaw
      let lastEnd = previous.skipSpacesBack(previous.count)
      let lastStart = previous.wordStart(lastEnd)
      guard previous[lastStart..<lastEnd].equals(raw[start..<end]),
        line.previous[line.previous.skipSpacesBack(line.previous.count) - 1] == .comment,
        !RepeatedWord.isFileList(raw)
      else { return }
      let word = raw[start..<end]
      if out.report(RepeatedWord.self, .repeated(word), show: .withPrevious), out.isFixing {
        out.fixes?.edit(line.index) { text in removeAfterStar(word, in: &text) }
      }
    }

    /// Removes the word, and the space after it, where it follows the star of a comment's line.
    private static func removeAfterStar(_ word: ByteView, in text: inout [UInt8]) {
      let found = text.withView { view -> Int? in
        var at = 0
        while let plus = view.firstIndex(of: UInt8(ascii: "+"), from: at) {
          let star = view.skipSpaces(plus + 1)
          let start = view.skipSpaces(star + 1)
          if view[star] == UInt8(ascii: "*"), view.has(word, at: start),
            view[start + word.count] == UInt8(ascii: " ")
          {
            return start
          }
          at = plus + 1
        }
        return nil
      }
      if let found { text.replace(found..<(found + word.count + 1), with: .empty) }
    }
  }
}
