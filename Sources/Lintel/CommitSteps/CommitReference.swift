// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// A commit that a log mentions; the text may go on over the two lines below.
struct CommitReference {
  /// The text so far, on one line.
  private var text: [UInt8]
  /// The lines below the first one that were needed, as they are.
  private(set) var below: [UInt8] = []
  /// What stands in the parentheses after the id, without quotes around it.
  private(set) var subject: [UInt8] = []
  /// Whether there are parentheses after the id.
  private(set) var hasSubject = false
  /// Whether the subject is in quotes.
  private(set) var isQuoted = false
  /// The id, in lowercase.
  private(set) var id: [UInt8] = []
  /// Whether the word before the id starts with a capital letter.
  private(set) var isCapitalised = false

  init(_ line: ByteView) { text = line.bytes }

  /// Looks for the subject on the line and the next one; the line after that is taken in too.
  mutating func findSubject(_ line: borrowing Line) {
    for offset in 0..<2 {
      if let inner = text.withView({ CommitText.parenthesised($0)?.bytes }) {
        subject = inner.withView { $0.unwrapped("\"", "\"").bytes }
        hasSubject = true
        isQuoted = subject.count < inner.count
        return
      }
      let next = line.number + offset
      guard next < line.patch.count else { return }
      text += [UInt8(ascii: " ")] + line.patch.raw(next).trimmed.bytes
      below += line.patch.raw(next).bytes + [UInt8(ascii: "\n")]
    }
  }

  /// Reads the id; true when it is written as it should be.
  mutating func readID() -> Bool {
    let mention = text.withView { view -> (id: [UInt8], isStyled: Bool) in
      var marks = CommitText.Marks()
      guard let id = CommitText.firstID(view, &marks) else {
        return (CommitText.firstBareID(view)?.bytes ?? [], false)
      }
      return (id.bytes, marks.areGood)
    }
    id = mention.id.map(\.lowercased)
    isCapitalised = text.withView { CommitText.firstWord($0)?[0] == UInt8(ascii: "C") }
    return mention.isStyled
  }
}

/// How logs write about commits.
enum CommitText {
  /// What the mentions of a text have, each at least once.
  struct Marks {
    var isLongEnough = false
    var isTooLong = false
    var hasOneSpace = false
    var isLowercase = false

    var areGood: Bool { isLongEnough && !isTooLong && hasOneSpace && isLowercase }
  }

  /// The first whole id after "commit", and what the mentions of all the text look like.
  static func firstID(_ text: ByteView, _ marks: inout Marks) -> ByteView? {
    var id: ByteView?
    forEachMention(text) { word, digits in
      if digits.count >= 12 { marks.isLongEnough = true }
      if digits.count >= 41 { marks.isTooLong = true }
      if digits.lowerBound == word.upperBound + 1, text[word.upperBound] == UInt8(ascii: " ") {
        marks.hasOneSpace = true
      }
      if text.has("ommit", at: word.lowerBound + 1), isSmall(text, digits.lowerBound) {
        marks.isLowercase = true
      }
      if id == nil, digits.count >= 5, !text[digits.upperBound].isWord { id = text[digits] }
      return true
    }
    return id
  }

  /// The word "commit" before the first whole id.
  static func firstWord(_ text: ByteView) -> ByteView? {
    var found: ByteView?
    forEachMention(text) { word, digits in
      if digits.count >= 5, !text[digits.upperBound].isWord { found = text[word] }
      return found == nil
    }
    return found
  }

  /// Whether five digits with lowercase letters start at `start`, and no capital one ends them.
  private static func isSmall(_ text: ByteView, _ start: Int) -> Bool {
    let end = text.skip(ByteSet("0123456789abcdef"), start)
    if end - start != 5 { return end - start > 5 }
    return end < text.count && !text[end].isA(ByteSet("ABCDEF"))
  }

  /// Calls `body` with each "commit" before digits, and the digits, until it returns false.
  private static func forEachMention(
    _ text: ByteView, _ body: (_ word: Range<Int>, _ digits: Range<Int>) -> Bool
  ) {
    var at = 0
    while let word = text.rangeOfCommitWord(from: at) {
      at = word.upperBound
      let start = text.skipSpaces(at)
      let end = text.skip(.hexDigit, start)
      if start > at, end > start, !body(word, start..<end) { return }
    }
  }

  /// Whether five digits or more follow "commit".
  static func hasIDAfterCommit(_ text: ByteView) -> Bool {
    var isFound = false
    forEachMention(text) { _, digits in
      isFound = digits.count >= 5
      return !isFound
    }
    return isFound
  }

  /// Whether a whole id of five digits or more follows "commit".
  static func hasCommitID(_ text: ByteView) -> Bool {
    var isFound = false
    forEachMention(text) { _, digits in
      isFound = digits.count >= 5 && !text[digits.upperBound].isWord
      return !isFound
    }
    return isFound
  }

  /// What stands in the parentheses after the first id that has some.
  static func parenthesised(_ text: ByteView) -> ByteView? {
    var closings: [Int] = []
    var found: ByteView?
    forEachMention(text) { _, digits in
      let open = text.skipSpaces(digits.upperBound)
      guard digits.count >= 5, text[open] == UInt8(ascii: "(") else { return true }
      if closings.isEmpty { closings = Parentheses.closings(text.bytes) }
      guard closings[open] > open else { return true }
      found = text[(open + 1)..<closings[open]]
      return false
    }
    return found
  }

  /// Whether "commit" is the last word of the line.
  static func endsInCommit(_ line: ByteView) -> Bool {
    let end = line.skipSpacesBack(line.count)
    return line.hasIgnoringCase("commit", at: end - 6) && !line[end - 7].isWord
  }

  /// Whether a whole id is the first word of the line.
  static func startsWithID(_ line: ByteView) -> Bool {
    let start = line.skipSpaces(0)
    let end = line.skip(.hexDigit, start)
    return end - start >= 5 && !line[end].isWord
  }

  /// Whether an id of 12 to 40 digits stands by itself, and is no address, file name or Fixes tag.
  static func hasBareID(_ line: ByteView) -> Bool {
    var isFound = false
    var at = 0
    while at < line.count {
      let end = line.skip(.hexDigit, at)
      if (12...40).contains(end - at) {
        let before = line[at - 1]
        let after = line[end]
        if before.isA(ByteSet("<[")) && after.isA(ByteSet(">]")) { return false }
        let isStart = at == 0 || before.isSpace
        if isStart, end == line.count || after.isSpace || after.isA(ByteSet("\"'([")) {
          isFound = true
        }
      }
      at = end + 1
    }
    return isFound && !hasFixesTag(line)
  }

  private static func hasFixesTag(_ line: ByteView) -> Bool {
    var at = 0
    while let tag = line.firstIndexIgnoringCase(of: "fixes:", from: at) {
      at = tag + 6
      let start = line.skipSpaces(at)
      if !line[tag - 1].isWord, line.skip(.hexDigit, start) - start >= 12 { return true }
    }
    return false
  }

  /// The first word that is an id of 12 to 40 digits.
  static func firstBareID(_ text: ByteView) -> ByteView? {
    var at = 0
    while at < text.count {
      let end = text.wordEnd(at)
      if (12...40).contains(end - at), text.skip(.hexDigit, at) == end { return text[at..<end] }
      at = end + 1
    }
    return nil
  }
}

extension ByteView {
  /// Where "commit" stands at or after `start` such that no word goes on into it.
  func rangeOfCommitWord(from start: Int) -> Range<Int>? {
    var at = start
    while let found = firstIndexIgnoringCase(of: "commit", from: at) {
      if !self[found - 1].isWord { return found..<(found + 6) }
      at = found + 1
    }
    return nil
  }
}
