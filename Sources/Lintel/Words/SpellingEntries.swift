// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The entries of a `Spelling` as places in its text.
struct SpellingEntries: Sendable {
  private var index: ByteSliceIndex
  /// The correction of each entry of `index`.
  private var fixes: [Range<Int>] = []
  /// Entries of several words, by their first word: the first of each chain, and the next ones.
  private var firstWords = ByteSliceIndex(expecting: 8, ignoringCase: true)
  private var chains: [[Int]] = []

  init(expecting expected: Int) {
    index = ByteSliceIndex(expecting: expected, ignoringCase: true)
    fixes.reserveCapacity(expected)
  }

  var count: Int { index.count }
  var hasPhrases: Bool { !chains.isEmpty }

  /// Adds the entries of the text from `start` on.
  mutating func read(_ format: Spelling.Format, from start: Int, in text: ByteView) {
    let separator: StaticString = format == .kernel ? "||" : "->"
    text.forEachTableLine(from: start) { line in
      var entry = text[line]
      if format == .codespell {
        if entry.firstIndexIgnoringCase(of: ", disabled") != nil { return }
        // Only the first of several suggestions is used.
        entry = entry.upTo(entry.firstIndex(of: UInt8(ascii: ",")) ?? entry.count)
      }
      let wrongEnd = entry.firstIndex(of: separator) ?? entry.count
      let rightStart = min(wrongEnd + 2, entry.count)
      let rightEnd = entry.firstIndex(of: separator, from: rightStart) ?? entry.count
      add(
        line.lowerBound..<line.lowerBound + wrongEnd,
        fix: line.lowerBound + rightStart..<line.lowerBound + rightEnd, in: text)
    }
  }

  /// An entry with capitals is found in any case, but its correction is not: checkpatch.pl asks
  /// its table for the lowercase letters.
  private mutating func add(_ wrong: Range<Int>, fix: Range<Int>, in text: ByteView) {
    let word = text[wrong]
    guard !word.isEmpty, word[0].isA(.spelled) else { return }
    let isLower = !(0..<word.count).contains { word[$0].isUpper }
    let (number, isNew) = index.insert(wrong, hash: SpelledWord.hash(of: word), in: text)
    if isNew {
      fixes.append(isLower ? fix : wrong.lowerBound..<wrong.lowerBound)
    } else if isLower && number >= 0 {
      fixes[number] = fix
    }
    if isNew && word.skip(.spelled, 0) < word.count { addPhrase(number, word, wrong, in: text) }
  }

  private mutating func addPhrase(
    _ number: Int, _ word: ByteView, _ place: Range<Int>, in text: ByteView
  ) {
    let first = place.lowerBound..<place.lowerBound + word.skip(.spelled, 0)
    let hash = SpelledWord.hash(of: text[first])
    let (chain, isNew) = firstWords.insert(first, hash: hash, in: text)
    if isNew { chains.append([]) }
    if chain >= 0 { chains[chain].append(number) }
  }

  /// Puts the shorter of two phrases first where the longer goes on from it: the one that the
  /// sorted alternatives of checkpatch.pl try first.
  mutating func sortPhrases(in text: ByteView) {
    for chain in chains.indices where chains[chain].count > 1 {
      chains[chain].sort { index.range($0).count < index.range($1).count }
    }
  }

  /// Gives the hash of each entry's first word.
  func forEachFirstHash(in text: ByteView, _ body: (UInt64) -> Void) {
    for number in 0..<count {
      let word = text[index.range(number)]
      body(SpelledWord.hash(of: word.upTo(word.skip(.spelled, 0))))
    }
  }

  /// Gives each entry.
  func forEachEntry(in text: ByteView, _ body: (ByteView) -> Void) {
    for number in 0..<count { body(text[index.range(number)]) }
  }

  /// The correction of a whole entry.
  func correction(of word: ByteView, hash: UInt64, in text: ByteView) -> ByteView? {
    index.number(of: word, hash: hash, in: text).map { text[fixes[$0]] }
  }

  /// The entry that the word at `place` is or begins: where it ends, and where its correction is.
  func match(
    _ line: ByteView, _ place: Range<Int>, hash: UInt64, in text: ByteView
  ) -> (end: Int, fix: Range<Int>)? {
    let word = line[place]
    if let number = index.number(of: word, hash: hash, in: text) {
      return (place.upperBound, fixes[number])
    }
    guard let chain = firstWords.number(of: word, hash: hash, in: text) else { return nil }
    for number in chains[chain] {
      let phrase = text[index.range(number)]
      let end = place.lowerBound + phrase.count
      if line.hasIgnoringCase(phrase, at: place.lowerBound) && !line[end].isA(.spelled) {
        return (end, fixes[number])
      }
    }
    return nil
  }
}
