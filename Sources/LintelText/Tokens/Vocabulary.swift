// SPDX-License-Identifier: GPL-2.0-only

/// What is known of a word, a bit for each fact. Which bit says what is for each vocabulary to
/// decide, and named in an extension beside it.
@usableFromInline package struct WordFacts: OptionSet, Sendable {
  @usableFromInline package let rawValue: UInt32

  @inlinable package init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// The words that the user of a text's tokens asks about.
///
/// Each has a number, the same in every text, and facts. The words of a text that are not in the
/// vocabulary are numbered after it, in the order in which they come.
package final class Vocabulary: Sendable {
  /// How many words it has.
  package let count: Int

  private let pool: ByteBuffer
  private let facts: [WordFacts]
  /// The words by their bytes, as each text starts with them.
  let index: WordIndex

  /// A vocabulary of names, which have the numbers from 0 in their order and must differ, and of
  /// lists of words with a fact; a word may be in several.
  package init(names: [[UInt8]] = [], _ lists: [(fact: WordFacts, words: [StaticString])]) {
    var pool = ByteBuffer()
    var index = WordIndex(seed: .random(in: 0...(.max)))
    var facts: [WordFacts] = []
    for name in names { _ = name.withView { Self.add($0, to: &index, &pool) } }
    facts = [WordFacts](repeating: [], count: names.count)
    for list in lists {
      for word in list.words {
        let number = Self.add(ByteView(word), to: &index, &pool)
        if number == facts.count { facts.append([]) }
        facts[number].insert(list.fact)
      }
    }
    count = facts.count
    self.pool = pool
    self.facts = facts
    self.index = index
  }

  /// The number of the word, which is new unless it was there.
  private static func add(
    _ word: ByteView, to index: inout WordIndex, _ pool: inout ByteBuffer
  ) -> Int {
    let hash = index.hash(word)
    let text = pool.view
    let found = index.find(hash, count: word.count) { entry, _ in text[entry.range].equals(word) }
    if let number = found.number { return number }
    let start = pool.count
    pool.append(word)
    return index.add(hash, start..<pool.count, at: found.slot)
  }

  /// The number of the word; nil for one that is not in the vocabulary.
  package func number(of word: ByteView) -> Int? {
    index.find(index.hash(word), count: word.count) { _, number in
      self.word(number).equals(word)
    }.number
  }

  /// What is known of the word with this number; nothing of one that is not in the vocabulary.
  package func facts(_ number: Int) -> WordFacts {
    UInt(bitPattern: number) < UInt(bitPattern: count) ? facts[number] : []
  }

  /// The word with this number, which must be one of the vocabulary's.
  @inline(__always)
  func word(_ number: Int) -> ByteView { pool.view[index.entries[number].range] }
}
