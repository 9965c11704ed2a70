// SPDX-License-Identifier: GPL-2.0-only

/// A set of words that grows while a file is read.
///
/// Words are kept in one buffer after an open-addressing table, so a look-up of a view allocates
/// nothing. A name with a paste operator loses the rest of the list item in checkpatch.pl: `a##b`
/// counts as `a` glued to the word learned next. That is kept, since findings depend on it.
struct LearnedTypes {
  private var words: [[UInt8]] = []
  /// Indices into `words` plus one; 0 is free. The size is a power of two.
  private var slots: [Int32] = []
  /// The last word, where it had a paste operator: it is a type until the next word comes.
  private var open: [UInt8] = []

  /// Whether nothing was learned.
  var isEmpty: Bool { words.isEmpty && open.isEmpty }

  /// Forgets all words.
  mutating func removeAll() {
    guard !isEmpty else { return }
    words.removeAll(keepingCapacity: true)
    open.removeAll()
    for index in slots.indices { slots[index] = 0 }
  }

  /// Learns a word.
  mutating func add(_ word: ByteView) {
    if let hash = word.firstIndex(of: UInt8(ascii: "#")) {
      open += word.upTo(hash).bytes
    } else if open.isEmpty {
      insert(word.bytes)
    } else {
      insert(open + word.bytes)
      open = []
    }
  }

  private mutating func insert(_ word: [UInt8]) {
    let known = word.withView { contains($0) }
    if known || word.isEmpty { return }
    words.append(word)
    if words.count * 2 > slots.count {
      slots = [Int32](repeating: 0, count: max(64, slots.count * 2))
      for index in words.indices { place(index) }
    } else {
      place(words.count - 1)
    }
  }

  private mutating func place(_ index: Int) {
    let mask = slots.count - 1
    var slot = words[index].withView { Int(truncatingIfNeeded: $0.hash) } & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = Int32(index + 1)
  }

  /// Whether the word was learned.
  func contains(_ word: ByteView) -> Bool {
    if !open.isEmpty && open.withView({ $0.equals(word) }) { return true }
    if words.isEmpty { return false }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: word.hash) & mask
    while slots[slot] != 0 {
      if words[Int(slots[slot]) - 1].withView({ $0.equals(word) }) { return true }
      slot = (slot + 1) & mask
    }
    return false
  }
}
