// SPDX-License-Identifier: GPL-2.0-only

/// A set of words that grows while a file is read.
///
/// The words stand one after the other in a text, so that a look-up allocates nothing and a table of
/// many types takes little room. A name with a paste operator loses the rest of the list item in
/// checkpatch.pl: `a##b` counts as `a` glued to the word learned next. That is kept, since findings
/// depend on it.
struct LearnedTypes {
  private var text: [UInt8] = []
  private var index: ByteSliceIndex
  /// The last word, where it had a paste operator: it is a type until the next word comes.
  private var open: [UInt8] = []

  /// A set with room for `expected` words of so many bytes together.
  init(expecting expected: Int = 64, bytes: Int = 0) {
    index = ByteSliceIndex(expecting: expected)
    text.reserveCapacity(bytes)
  }

  /// Whether nothing was learned.
  var isEmpty: Bool { text.isEmpty && open.isEmpty }

  /// Forgets all words.
  mutating func removeAll() {
    guard !isEmpty else { return }
    text.removeAll(keepingCapacity: true)
    index.removeAll()
    open.removeAll()
  }

  /// Learns a word.
  mutating func add(_ word: ByteView) {
    if let hash = word.firstIndex(of: UInt8(ascii: "#")) {
      open += word.upTo(hash).bytes
    } else if open.isEmpty {
      insert(word)
    } else {
      (open + word.bytes).withView { insert($0) }
      open = []
    }
  }

  private mutating func insert(_ word: ByteView) {
    if word.isEmpty { return }
    let start = text.count
    word.append(to: &text)
    let isNew = text.withView { text in
      index.insert(start..<text.count, hash: word.hash, in: text).isNew
    }
    if !isNew { text.removeLast(word.count) }
  }

  /// Whether the word was learned.
  func contains(_ word: ByteView) -> Bool {
    if !open.isEmpty && open.withView({ $0.equals(word) }) { return true }
    if text.isEmpty { return false }
    return text.withView { index.number(of: word, hash: word.hash, in: $0) != nil }
  }
}
