// SPDX-License-Identifier: GPL-2.0-only

/// Finds slices of a text by their bytes: an open-addressing hash that holds offsets, no copies.
///
/// The slices are numbered from 0 in the order in which they came. The caller brings the hash, so
/// that a scanner can compute it on the way, and the text, which must be the same in each call.
///
/// That hash is known to whoever writes the text, so he can make many slices that meet in one place.
/// What finds no slot near its own is therefore kept in a dictionary, whose hashes he does not know.
package struct ByteSliceIndex: Sendable {
  private struct Slice {
    var start, count, hash: UInt32
  }

  private let ignoresCase: Bool
  private var slices: [Slice] = []
  /// The number of a slice plus 1, or 0 for a free slot; a power of two of them.
  private var slots: [UInt32]
  /// The numbers of the slices for which there was no slot near their own, by their bytes.
  private var crowded: [[UInt8]: UInt32] = [:]

  /// How many slots are looked at. Half of them are free at least, so that slices which nobody has
  /// chosen go further in one of millions.
  private static let probes = 64

  /// An empty index with room for `expected` slices.
  package init(expecting expected: Int = 64, ignoringCase: Bool = false) {
    ignoresCase = ignoringCase
    var size = 16
    while size < expected * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
    slices.reserveCapacity(expected)
  }

  /// Forgets all slices.
  mutating func removeAll() {
    // A few go one by one, the last first: those that came later are in nobody's way.
    if slices.count < slots.count / 8 {
      for number in slices.indices.reversed() {
        if let slot = slot(Int(slices[number].hash), { $0 == number + 1 }) { slots[slot] = 0 }
      }
    } else {
      for slot in slots.indices { slots[slot] = 0 }
    }
    slices.removeAll(keepingCapacity: true)
    crowded.removeAll()
  }

  /// The first of the slots for a hash whose contents are wanted; nil where none near it has them.
  @inline(__always)
  private func slot(_ hash: Int, _ isWanted: (Int) -> Bool) -> Int? {
    let mask = slots.count - 1
    var at = hash & mask
    for _ in 0..<Self.probes {
      if isWanted(Int(slots[at])) { return at }
      at = (at + 1) & mask
    }
    return nil
  }

  /// How many different slices there are.
  package var count: Int { slices.count }

  /// Where the slice with this number stands in the text.
  package func range(_ number: Int) -> Range<Int> {
    let slice = slices[number]
    return Int(slice.start)..<Int(slice.start) + Int(slice.count)
  }

  /// The number of the slice that shows the bytes of `word`.
  package func number(of word: ByteView, hash: UInt64, in text: ByteView) -> Int? {
    let short = Self.short(hash)
    let found = slot(Int(short)) { entry in
      if entry == 0 { return true }
      let slice = slices[entry - 1]
      guard slice.hash == short && slice.count == word.count else { return false }
      let other = text[range(entry - 1)]
      return ignoresCase ? other.equalsIgnoringCase(word) : other.equals(word)
    }
    guard let found else { return crowded[key(word)].map { Int($0) } }
    return slots[found] == 0 ? nil : Int(slots[found]) - 1
  }

  /// The bytes by which a word is in the dictionary.
  private func key(_ word: ByteView) -> [UInt8] {
    ignoresCase ? word.bytes.map(\.lowercased) : word.bytes
  }

  /// Adds a slice unless one with the same bytes is there; the number is that slice's.
  ///
  /// Text past 4 GB takes no part: such a slice gets the number -1.
  @discardableResult
  package mutating func insert(
    _ range: Range<Int>, hash: UInt64, in text: ByteView
  ) -> (number: Int, isNew: Bool) {
    if let old = number(of: text[range], hash: hash, in: text) { return (old, false) }
    guard range.upperBound < Int(UInt32.max) else { return (-1, false) }
    if slices.count * 2 >= slots.count { grow(text) }
    slices.append(
      Slice(
        start: UInt32(range.lowerBound), count: UInt32(range.count), hash: Self.short(hash)))
    place(slices.count - 1, text)
    return (slices.count - 1, true)
  }

  /// The upper half, mixed: the lower bits of a multiplied hash are its worst.
  @inline(__always)
  private static func short(_ hash: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: (hash &* 0x9e37_79b9_7f4a_7c15) >> 32)
  }

  private mutating func place(_ number: Int, _ text: ByteView) {
    if let free = slot(Int(slices[number].hash), { $0 == 0 }) {
      slots[free] = UInt32(number + 1)
    } else {
      crowded[key(text[range(number)])] = UInt32(number)
    }
  }

  private mutating func grow(_ text: ByteView) {
    slots = Array(repeating: 0, count: slots.count * 2)
    crowded.removeAll()
    for number in slices.indices { place(number, text) }
  }
}
