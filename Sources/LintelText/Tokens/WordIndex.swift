// SPDX-License-Identifier: GPL-2.0-only

/// Numbers words by their bytes: an open-addressing hash that holds offsets, no copies.
///
/// It asks its owner whether a word is the one that it found, since only that knows the text.
/// Hashes start from a random seed, so that no input can make many words meet in one place.
struct WordIndex: Sendable {
  /// A word: its hash, where it stands, and where it is in the table.
  struct Entry: BitwiseCopyable {
    let hash, start, count: UInt32
    fileprivate(set) var slot: UInt32

    /// Where the word stands.
    @inline(__always)
    var range: Range<Int> { Int(start)..<(Int(start) + Int(count)) }
  }

  private let seed: UInt64
  /// The words in the order of their numbers.
  private(set) var entries: [Entry] = []
  /// The number of a word plus 1, or 0 for a free slot; a power of two of them.
  private var slots = [UInt32](repeating: 0, count: 512)

  init(seed: UInt64) { self.seed = seed }

  @inline(__always)
  func hash(_ word: ByteView) -> UInt32 {
    UInt32(truncatingIfNeeded: word.quickHash(seed: seed) >> 32)
  }

  /// The number of the word with this hash and length for which `isWord` is true, or where it belongs.
  @inline(__always)
  func find(
    _ hash: UInt32, count: Int, _ isWord: (Entry, Int) -> Bool
  ) -> (number: Int?, slot: Int) {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      let entry = entries[number]
      if entry.hash == hash && Int(entry.count) == count && isWord(entry, number) {
        return (number, slot)
      }
      slot = (slot + 1) & mask
    }
    return (nil, slot)
  }

  /// Adds a word where `find` found that it belongs; its number.
  mutating func add(_ hash: UInt32, _ range: Range<Int>, at slot: Int) -> Int {
    entries.append(
      Entry(
        hash: hash, start: UInt32(truncatingIfNeeded: range.lowerBound),
        count: UInt32(truncatingIfNeeded: range.count),
        slot: UInt32(truncatingIfNeeded: slot)))
    slots[slot] = UInt32(truncatingIfNeeded: entries.count)
    if entries.count * 2 > slots.count { grow() }
    return entries.count - 1
  }

  /// Forgets all words but the first ones.
  ///
  /// Words that came later are never in the way of those before them, so their slots are free.
  mutating func keep(_ count: Int) {
    for entry in entries[count...] { slots[Int(entry.slot)] = 0 }
    entries.removeSubrange(count...)
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for number in entries.indices {
      var slot = Int(entries[number].hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(truncatingIfNeeded: number + 1)
      entries[number].slot = UInt32(truncatingIfNeeded: slot)
    }
  }
}
