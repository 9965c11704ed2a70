// SPDX-License-Identifier: GPL-2.0-only

/// Words that a file uses like `__init`, in the order in which they were met.
///
/// As with `LearnedTypes`, a paste operator swallows the rest of its word and glues the next one on.
struct LearnedModifiers {
  /// The words, one after the other.
  private var text: [UInt8] = []
  /// Where each of them ends.
  private var ends: [Int] = []
  /// Whether the last word had a paste operator.
  private var goesOn = false

  /// Whether nothing was learned.
  var isEmpty: Bool { ends.isEmpty }

  /// Forgets all words.
  mutating func removeAll() {
    text.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    goesOn = false
  }

  /// Learns a word, unless there are many: each is compared with the words of the file. Whether
  /// anything is known now that was not.
  mutating func add(_ word: ByteView) -> Bool {
    if ends.count >= Limits.learnedModifiers { return false }
    let hash = word.firstIndex(of: UInt8(ascii: "#"))
    let part = word.upTo(hash ?? word.count)
    defer { goesOn = hash != nil }
    if goesOn {
      ends.removeLast()
    } else if hash == nil, contains(part) {
      return false
    }
    part.append(to: &text)
    ends.append(text.count)
    return true
  }

  private func contains(_ word: ByteView) -> Bool {
    var found = false
    _ = forEachPrefix(of: word, 0) { end in
      found = end == word.count
      return found
    }
    return found || word.isEmpty
  }

  /// Calls `then` with the end of each word that the text has at `at`, until one is accepted.
  func forEachPrefix(of other: ByteView, _ at: Int, _ then: (Int) -> Bool) -> Bool {
    text.withView { words in
      var start = 0
      for end in ends {
        let length = end - start
        if length > 0, words[start] == other[at], other.has(words[start..<end], at: at) {
          if then(at + length) { return true }
        }
        start = end
      }
      return false
    }
  }
}

extension Grammar {
  /// Whether the file has taught a modifier.
  package var hasLearnedModifiers: Bool { !learnedModifiers.isEmpty }
}
