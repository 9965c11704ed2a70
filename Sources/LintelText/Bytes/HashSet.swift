// SPDX-License-Identifier: GPL-2.0-only

/// A set of hashes, as `ByteView.hash` gives them.
///
/// The standard set would hash them again, which costs more than all the rest of a look-up. A factor
/// that is different in each run decides where a hash is, so that no input can make many collide.
package struct HashSet: Sendable {
  private static let factor = UInt64.random(in: 0...(.max)) | 1

  /// The hashes, each at the first free slot after its own; 0 is a free slot.
  private var slots: [UInt64] = []
  /// What is left of a product's 64 bits is the index of a slot.
  private var shift: UInt64 = 64
  private var used = 0
  private var hasZero = false

  /// An empty set.
  package init() {}

  /// Whether the hash is in the set.
  package func contains(_ hash: UInt64) -> Bool {
    if hash == 0 { return hasZero }
    return !slots.isEmpty && slots[slot(of: hash)] == hash
  }

  /// Adds the hash; true where it was not in the set.
  package mutating func insert(_ hash: UInt64) -> Bool {
    if hash == 0 {
      defer { hasZero = true }
      return !hasZero
    }
    if used * 4 >= slots.count * 3 { grow() }
    let slot = slot(of: hash)
    if slots[slot] == hash { return false }
    slots[slot] = hash
    used += 1
    return true
  }

  /// Where the hash is, or the free slot where it would be.
  private func slot(of hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: (hash &* Self.factor) &>> shift)
    while slots[slot] != 0 && slots[slot] != hash { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: max(16, old.count * 2))
    shift = UInt64(64 - slots.count.trailingZeroBitCount)
    for hash in old where hash != 0 { slots[slot(of: hash)] = hash }
  }
}
