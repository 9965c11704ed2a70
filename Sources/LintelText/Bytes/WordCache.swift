// SPDX-License-Identifier: GPL-2.0-only

/// Remembers a byte about each word, by the words' hashes, as long as nothing is learned.
///
/// A file uses few words, and each of them thousands of times. The newest answer of each class of
/// hashes is kept. A word is known by 55 bits of its hash: two words of one file with the same bits
/// would share an answer, which no file has by chance.
@safe
package final class WordCache {
  private static let size = 1024

  /// The upper 55 bits of a hash, then whether the slot is taken, then the answer; after all slots
  /// a number that makes the hashes of one time differ from those of another.
  private let slots: UnsafeMutablePointer<UInt64>

  /// A cache without answers.
  package init() {
    unsafe slots = .allocate(capacity: Self.size + 1)
    unsafe slots.initialize(repeating: 0, count: Self.size + 1)
  }

  deinit { unsafe slots.deallocate() }

  /// Forgets all answers.
  package func forget() {
    // Safe: there are size + 1 numbers.
    unsafe slots[Self.size] &+= 0x9e37_79b9_7f4a_7c15
  }

  /// What is remembered of a word, which `answer` gives where it is not known.
  @inline(__always)
  package func answer(for word: ByteView, _ answer: (ByteView) -> UInt8) -> UInt8 {
    // Safe: there are size + 1 numbers.
    let key = word.quickHash &+ (unsafe slots[Self.size])
    let index = Int(truncatingIfNeeded: (key ^ key >> 32) & UInt64(Self.size - 1))
    // Safe: index < size.
    let slot = unsafe slots[index]
    if slot | 0xFF == key | 0x1FF { return UInt8(truncatingIfNeeded: slot) }
    let fresh = answer(word)
    // Safe: index < size.
    unsafe slots[index] = key & ~0x1FF | 0x100 | UInt64(fresh)
    return fresh
  }
}

extension ByteView {
  /// A hash of the bytes, eight at a time; it may differ from run to run of another build.
  @inline(__always)
  var quickHash: UInt64 { quickHash(seed: 0) }

  /// As `quickHash`, but with a seed that whoever wrote the bytes does not know.
  @inline(__always)
  func quickHash(seed: UInt64) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: count) &* 0x9e37_79b9_7f4a_7c15 ^ seed
    // Safe: every load lies inside the window: at or above 0, and ending at `count` at the latest.
    if count >= 8 {
      var at = 0
      while at < count - 8 {
        hash = Self.mix(hash, unsafe UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self))
        at += 8
      }
      let last = unsafe UnsafeRawPointer(base + count - 8).loadUnaligned(as: UInt64.self)
      return Self.mix(hash, last)
    }
    if count >= 4 {
      let first = unsafe UnsafeRawPointer(base).loadUnaligned(as: UInt32.self)
      let last = unsafe UnsafeRawPointer(base + count - 4).loadUnaligned(as: UInt32.self)
      hash = Self.mix(hash, UInt64(first) << 32 | UInt64(last))
    } else if count > 0 {
      let bytes = unsafe (base[0], base[count / 2], base[count - 1])
      hash = Self.mix(hash, UInt64(bytes.0) << 16 | UInt64(bytes.1) << 8 | UInt64(bytes.2))
    }
    return hash
  }

  @inline(__always)
  private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let (high, low) = (hash ^ word).multipliedFullWidth(by: 0xd6e8_feb8_6659_fd93)
    return high ^ low
  }
}
