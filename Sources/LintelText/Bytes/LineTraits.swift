// SPDX-License-Identifier: GPL-2.0-only

/// Which of the bytes that decide how a line is read stand on it.
///
/// They are collected in one pass over a line, so that whatever looks for one of them can pass over
/// most lines without reading them. The table is a literal, as that of `ByteClass`.
@usableFromInline package struct LineTraits: OptionSet, Sendable {
  @usableFromInline package let rawValue: UInt8

  @inlinable @inline(__always)
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// What a byte adds to its line.
  @inlinable @inline(__always)
  package init(of byte: UInt8) {
    let table: StaticString = """
      \0\0\0\0\0\0\0\0\0\0@\0\0\0\0\0\
      \0\0\0\0\0\0\0\0\0\0\0\0 \0\0\0\
      \0\0\u{1}\u{4}\0\0\0\u{1}\u{10}\u{10}\0\0\0\0\0\u{1}\
      \0\0\0\0\0\0\0\0\0\0\0\u{2}\0\0\0\0\
      \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\
      \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\
      \0\0\0\0\0\u{2}\0\0\0\0\0\0\0\0\0\0\
      \0\0\0\0\0\0\0\0\0\0\0\u{8}\0\u{8}\0\0\
      \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\
      \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\
      \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\
      \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0
      """
    // Safe: the literal has 256 bytes, all of them ASCII.
    rawValue = unsafe table.utf8Start[Int(byte)]
  }

  /// A quote or a slash, which may open a string or a comment.
  @inlinable package static var opener: LineTraits { LineTraits(rawValue: 1) }
  /// A semicolon, or the first letter of `else`: what counts for a statement besides brackets.
  @inlinable package static var statement: LineTraits { LineTraits(rawValue: 2) }
  /// The sign that starts a directive.
  @inlinable package static var hash: LineTraits { LineTraits(rawValue: 4) }
  /// An opening or closing brace.
  @inlinable package static var brace: LineTraits { LineTraits(rawValue: 8) }
  /// An opening or closing round parenthesis.
  @inlinable package static var parenthesis: LineTraits { LineTraits(rawValue: 16) }
  /// The byte that stands for comments.
  @inlinable package static var comment: LineTraits { LineTraits(rawValue: 32) }
  /// A newline, in text of several lines.
  @inlinable package static var newline: LineTraits { LineTraits(rawValue: 64) }
}

extension ByteView {
  /// What stands in the view.
  @inlinable @inline(__always)
  package var traits: LineTraits {
    var bits: UInt8 = 0
    // Safe: index < count.
    for index in 0..<count { bits |= LineTraits(of: unsafe base[index]).rawValue }
    return LineTraits(rawValue: bits)
  }

  /// The first position at or after `start`, which must not be negative, whose byte has one of the
  /// traits; the end of the view where there is none.
  @inlinable @inline(__always)
  package func next(_ traits: LineTraits, from start: Int) -> Int {
    var at = start
    // Safe: 0 <= start <= at < count.
    while at < count, unsafe LineTraits(of: base[at]).isDisjoint(with: traits) { at += 1 }
    return at
  }

  /// Whether all bytes are printable ASCII, tabs, newlines or carriage returns.
  package var isPlainText: Bool {
    var at = 0
    while at + 8 <= count {
      // Safe: eight bytes are left at `at`.
      let word = unsafe UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self)
      if !Self.isPlain(word) { return false }
      at += 8
    }
    while at < count {
      if !Self.isPlain(self[at]) { return false }
      at += 1
    }
    return true
  }

  /// Whether eight bytes are plain: no high bit and no DEL, and control characters looked at alone.
  @inline(__always)
  private static func isPlain(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    // A byte below 0x20 has its high bit set behind the first subtraction; no borrow can hide one,
    // only add one, and what is added is looked at and found plain.
    let suspect = ((word &- ones &* 0x20) | (word &+ ones) | word) & (ones &* 0x80)
    if suspect == 0 { return true }
    var rest = word
    for _ in 0..<8 {
      if !isPlain(UInt8(truncatingIfNeeded: rest)) { return false }
      rest >>= 8
    }
    return true
  }

  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F || byte == 9 || byte == 10 || byte == 13
  }
}
