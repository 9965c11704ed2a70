// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a word that stands twice in a row, in the log and in added lines.
enum RepeatedWord: CommitRule {
  static let info = RuleInfo(
    type: "REPEATED_WORD", level: .warning, group: .others, fix: .unsafe,
    reads: [.comments, .strings],
    why: """
      "the the" is what is left when a sentence was rewritten. Lists of files and rows of \
      hexadecimal numbers are passed over.
      """,
    examples: [
      Example(
        """
        !	/* wait for the the lock */
        """, fixed: "+\t/* wait for the lock */"),
      Example(
        """
        +	/*
        +	 * This waits until the
        !	 * the lock is free.
        +	 */
        """, fixed: "+\t/*\n+\t * This waits until the\n+\t * lock is free.\n+\t */"),
      Example(
        mail: """
          +From: A U Thor <author@example.org>
          +Subject: [PATCH] example: change something
          +
          !This is is wrong.
          """),
      Example(
        """
        +	unsigned long long bytes;	/* ff ff */
        +	struct foo foo;
        """),
    ])

  static var readsAddedLines: Bool { true }
  static let addedLineTraits = [LineTraits.repetition]

  static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    guard line.raw[0] == UInt8(ascii: "+") || log.inLog, out.isShown(info.type) else { return }
    findPairs(line, textStart: log.inLog ? 0 : 1, &out)
  }

  // MARK: - Within a line

  private static func findPairs(
    _ line: borrowing Line, textStart: Int, _ out: inout Reporter
  ) {
    let raw = line.raw
    // Where the search goes on; a word that starts before is not looked at again.
    var from = textStart
    var at = textStart
    // It is the same for all pairs of the line, and asked only where there is one.
    var isFileList: Bool?
    while let space = raw.firstGapOfLetters(from: at) {
      at = space + 1
      let start = raw.wordStart(space)
      guard start >= from, isWord(raw, start..<space) else { continue }
      let end = raw.wordEnd(at)
      guard isWord(raw, at..<end) else { continue }
      let first = raw[start..<space]
      if namesAggregate(first) {
        // The words that follow are a tag and a name, which may well be the same.
        at = min(at + first.count + (end - at) + 1, raw.count)
        from = at
        continue
      }
      from = at
      guard first.equalsIgnoringCase(raw[at..<end]), isSentence(raw, start..<end, textStart),
        !isAllowed(first)
      else { continue }
      if line.options.precise, followsPhrase(raw, start, first),
        out.leavesOut(info, .meaning("the first word belongs to the verb before it"))
      {
        continue
      }
      if isFileList == nil { isFileList = Self.isFileList(raw) }
      if isFileList == true { return }
      if out.report(Self.self, .repeated(first)), out.isFixing {
        let second = raw[at..<end]
        out.fixes?.replace(space..<end, in: line.index, with: []) { text in
          join(first, second, in: &text)
        }
      }
    }
  }

  /// Whether the range is a whole word of lowercase letters, the first of which may be a capital.
  static func isWord(_ text: ByteView, _ range: Range<Int>) -> Bool {
    let small = text[range.lowerBound].isUpper ? range.lowerBound + 1 : range.lowerBound
    return range.upperBound - small >= 2 && text.skip(.lower, small) == range.upperBound
  }

  private static func namesAggregate(_ word: ByteView) -> Bool {
    word.contains("struct") || word.contains("union") || word.contains("enum")
  }

  /// Whether the two words are set off as in a sentence.
  private static func isSentence(_ text: ByteView, _ pair: Range<Int>, _ textStart: Int) -> Bool {
    if pair.lowerBound > textStart && !text[pair.lowerBound - 1].isSpace { return false }
    if pair.upperBound >= text.count { return true }
    switch text[pair.upperBound] {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "."), UInt8(ascii: ","),
      UInt8(ascii: ";"), UInt8(ascii: "?"), UInt8(ascii: "!"):
      return true
    default: return false
    }
  }

  /// Verbs that take the word as a part of them, so that it may follow once more.
  private static let phrases: [(word: StaticString, verbs: [StaticString])] = [
    (
      "in",
      [
        "fill", "fills", "filled", "come", "comes", "came", "log", "logged", "plugged", "bring",
        "brought", "built", "passed", "opt", "opted", "kicks", "read", "swap", "swapped", "page",
        "paged",
      ]
    ),
    ("on", ["turn", "turns", "turned", "switched", "powered", "depends", "relies", "based", "go"]),
    ("to", ["refer", "refers", "referred", "belongs", "pointed", "points", "written", "listens"]),
  ]

  /// Whether the word before the one at `start` is a verb that takes it.
  private static func followsPhrase(_ text: ByteView, _ start: Int, _ word: ByteView) -> Bool {
    let end = text.skipSpacesBack(start)
    let verb = text[text.wordStart(end)..<end]
    return phrases.contains { phrase in
      word.equalsIgnoringCase(ByteView(phrase.word))
        && phrase.verbs.contains { verb.equalsIgnoringCase(ByteView($0)) }
    }
  }

  /// Whether the word may be repeated: a type, or what may be hexadecimal.
  private static func isAllowed(_ word: ByteView) -> Bool {
    if word.equals("long") { return true }
    guard word.skip(.hexDigit, 0) == word.count else { return false }
    return !hexadecimalWords.contains { word.equalsIgnoringCase(ByteView($0)) }
  }

  private static let hexadecimalWords: [StaticString] = ["add", "added", "bad", "be"]

  /// Whether the line shows the permissions of a file, as `ls -l` does.
  static func isFileList(_ text: ByteView) -> Bool {
    let permissions = permissions
    let fileTypes = fileTypes
    var run = 0
    for index in 0..<text.count {
      // The run is of bytes that can be in a permission; the byte before nine of them is the type.
      guard text[index].isA(permissions) else {
        run = 0
        continue
      }
      run += 1
      if run >= 9, text[index - 9].isA(fileTypes) { return true }
    }
    return false
  }

  private static let permissions = ByteSet("rwxsStT-")
  private static let fileTypes = ByteSet("bcCdDlMnpPs?-")

  /// Removes the second word where both stand with one space between.
  private static func join(_ first: ByteView, _ second: ByteView, in text: inout [UInt8]) {
    let found = text.withView { view -> Int? in
      var at = 0
      while let start = view.firstIndex(of: first, from: at) {
        let next = start + first.count
        if !view[start - 1].isWord, view[next] == UInt8(ascii: " "), view.has(second, at: next + 1),
          !view[next + 1 + second.count].isWord
        {
          return next
        }
        at = start + 1
      }
      return nil
    }
    if let found { text.replace(found..<(found + 1 + second.count), with: .empty) }
  }
}

extension Message {
  static func repeated(_ word: ByteView) -> Message {
    "'\(word)' stands twice; remove one"
  }
}
