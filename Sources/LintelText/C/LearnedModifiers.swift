// SPDX-License-Identifier: GPL-2.0-only

/// Words that a file uses like `__init`, in the order in which they were met.
///
/// As with `LearnedTypes`, a paste operator swallows the rest of its word and glues the next one on.
struct LearnedModifiers {
  private(set) var words: [[UInt8]] = []
  /// Whether the last word had a paste operator.
  private var goesOn = false

  /// Forgets all words.
  mutating func removeAll() {
    words.removeAll(keepingCapacity: true)
    goesOn = false
  }

  /// Learns a word.
  mutating func add(_ word: ByteView) {
    let hash = word.firstIndex(of: UInt8(ascii: "#"))
    let part = word.upTo(hash ?? word.count).bytes
    if goesOn {
      words[words.count - 1] += part
    } else if hash != nil || !words.contains(part) {
      words.append(part)
    }
    goesOn = hash != nil
  }
}

extension Grammar {
  /// Whether the file has taught a modifier.
  package var hasLearnedModifiers: Bool { !learnedModifiers.words.isEmpty }
}
