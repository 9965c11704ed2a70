// SPDX-License-Identifier: GPL-2.0-only

/// A word as far as spelling goes: word bytes, `-`, `'` and `` ` ``, with a hash of its letters that is
/// the same for capitals and lowercase letters.
@usableFromInline package struct SpelledWord {
  /// Where it stands.
  @usableFromInline package let range: Range<Int>
  /// Its hash, as `hash(of:)` gives it.
  @usableFromInline package let hash: UInt64

  /// The next word at or after `start`, which must not be negative; nil after the last one.
  @inlinable @inline(__always)
  package init?(in text: ByteView, from start: Int) {
    var at = start
    while at < text.count, Self.folded(text[at]) == 0 { at += 1 }
    guard at < text.count else { return nil }
    let first = at
    var hash = Self.seed
    while at < text.count {
      let byte = Self.folded(text[at])
      if byte == 0 { break }
      hash = Self.add(byte, to: hash)
      at += 1
    }
    range = first..<at
    self.hash = hash
  }

  /// The hash of all bytes of a text, be they part of a word or not.
  package static func hash(of text: ByteView) -> UInt64 {
    var hash = seed
    for index in 0..<text.count { hash = add(text[index] | 0x20, to: hash) }
    return hash
  }

  @inlinable @inline(__always) static var seed: UInt64 { 5381 }

  @inlinable @inline(__always)
  static func add(_ folded: UInt8, to hash: UInt64) -> UInt64 {
    (hash << 5) &- hash &+ UInt64(folded)
  }

  /// The byte with the bit of lowercase letters set; 0 where it is in no word.
  @inlinable @inline(__always)
  static func folded(_ byte: UInt8) -> UInt8 {
    let table: StaticString = """
      \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\
      \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\
      \0\0\0\0\0\0\0'\0\0\0\0\0-\0\0\
      0123456789\0\0\0\0\0\0\
      \0abcdefghijklmno\
      pqrstuvwxyz\0\0\0\0\u{7F}\
      `abcdefghijklmno\
      pqrstuvwxyz\0\0\0\0\0\
      \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\
      \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\
      \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\
      \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0
      """
    return ByteView(table)[Int(byte)]
  }
}
