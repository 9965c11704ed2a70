// SPDX-License-Identifier: GPL-2.0-only

/// Finds slices of a text by their bytes: an open-addressing hash that holds offsets, no copies.
///
/// The slices are numbered from 0 in the order in which they came. The caller brings the hash, so
/// that a scanner can compute it on the way, and the text, which must be the same in each call.
package struct ByteSliceIndex: Sendable {
  private struct Slice {
    var start, count, hash: UInt32
  }

  private let ignoresCase: Bool
  private var slices: [Slice] = []
  /// The number of a slice plus 1, or 0 for a free slot; a power of two of them.
  private var slots: [UInt32]

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
    slices.removeAll(keepingCapacity: true)
    for slot in slots.indices { slots[slot] = 0 }
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
    let mask = slots.count - 1
    var at = Int(short) & mask
    while slots[at] != 0 {
      let number = Int(slots[at]) - 1
      let slice = slices[number]
      if slice.hash == short && slice.count == word.count {
        let other = text[range(number)]
        if ignoresCase ? other.equalsIgnoringCase(word) : other.equals(word) { return number }
      }
      at = (at + 1) & mask
    }
    return nil
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
    if slices.count * 2 >= slots.count { grow() }
    slices.append(
      Slice(
        start: UInt32(range.lowerBound), count: UInt32(range.count), hash: Self.short(hash)))
    place(slices.count - 1)
    return (slices.count - 1, true)
  }

  /// The upper half, mixed: the lower bits of a multiplied hash are its worst.
  @inline(__always)
  private static func short(_ hash: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: (hash &* 0x9e37_79b9_7f4a_7c15) >> 32)
  }

  private mutating func place(_ number: Int) {
    let mask = slots.count - 1
    var at = Int(slices[number].hash) & mask
    while slots[at] != 0 { at = (at + 1) & mask }
    slots[at] = UInt32(number + 1)
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    for number in slices.indices { place(number) }
  }
}
