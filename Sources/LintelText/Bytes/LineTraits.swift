// SPDX-License-Identifier: GPL-2.0-only

/// Which kinds of bytes stand on a line, a bit for each kind.
///
/// They are collected in one pass over a line, so that whatever looks for one of them can pass over
/// most lines without reading them. Each byte is of one kind: nearly every sign of C is a kind of
/// its own, and so are `_`, `0`, the other digits, `X`, the other capitals, `e`, the other small
/// letters, and the byte that stands for comments. Write a set of kinds as the bytes: `"<>"` is
/// either of the two, `"A1"` any capital but X or any digit but 0. Bits from 48 on are for what else
/// is known of a line.
@usableFromInline package struct LineTraits: OptionSet, Sendable {
  @usableFromInline package let rawValue: UInt64

  @inlinable @inline(__always)
  package init(rawValue: UInt64) { self.rawValue = rawValue }

  /// What a byte adds to its line.
  @inlinable @inline(__always)
  package init(of byte: UInt8) { rawValue = 1 &<< UInt64(Self.letter(of: byte)) }

  /// The letter for the kind of a byte: the bit of the kind is what the lower six bits of it say.
  ///
  /// The table is a literal, as that of `ByteClass`.
  @inlinable @inline(__always)
  static func letter(of byte: UInt8) -> UInt8 {
    let table: StaticString = """
      @@@@@@@@@BCDDD@@\
      @@@@@@@@@@@@E@@@\
      AV_ac[M`FGLSNT^U\
      efffffffffWOQPRX\
      cggggggggggggggg\
      gggggggghggHbIZd\
      ciiiijiiiiiiiiii\
      iiiiiiiiiiiJYK]@\
      @@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@\
      @@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@
      """
    // Safe: the literal has 256 bytes, all of them ASCII.
    return unsafe table.utf8Start[Int(byte)]
  }

  /// The number of a byte's kind, below 64.
  @inlinable @inline(__always)
  package static func kind(of byte: UInt8) -> Int { Int(letter(of: byte) & 63) }

  /// Whether a kind is in the set, given its number.
  package func contains(kind: Int) -> Bool { rawValue >> UInt64(kind) & 1 == 1 }

  /// Either of two kinds, each given by one of its bytes.
  @inlinable @inline(__always)
  static func either(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> LineTraits {
    LineTraits(of: UInt8(ascii: first)).union(LineTraits(of: UInt8(ascii: second)))
  }

  /// All kinds of bytes.
  @inlinable package static var all: LineTraits { LineTraits(rawValue: (1 << 43) - 1) }
  /// A quote or a slash, which may open a string or a comment.
  @inlinable package static var opener: LineTraits {
    either("\"", "'").union(LineTraits(of: UInt8(ascii: "/")))
  }
  /// A semicolon, or the first letter of `else`: what counts for a statement besides brackets.
  @inlinable package static var statement: LineTraits { either(";", "e") }
  /// The sign that starts a directive.
  @inlinable package static var hash: LineTraits { LineTraits(of: UInt8(ascii: "#")) }
  /// An opening or closing brace.
  @inlinable package static var brace: LineTraits { either("{", "}") }
  /// An opening or closing round parenthesis.
  @inlinable package static var parenthesis: LineTraits { either("(", ")") }
  /// The byte that stands for comments.
  @inlinable package static var comment: LineTraits { LineTraits(of: .comment) }
  /// A newline, in text of several lines.
  @inlinable package static var newline: LineTraits { LineTraits(of: UInt8(ascii: "\n")) }
  /// A star.
  @inlinable package static var star: LineTraits { LineTraits(of: UInt8(ascii: "*")) }
  /// A slash, which divides numbers and folders.
  @inlinable package static var slash: LineTraits { LineTraits(of: UInt8(ascii: "/")) }
  /// The byte that stands for what is in strings, which is an X, too.
  @inlinable package static var blanked: LineTraits { LineTraits(of: UInt8(ascii: "X")) }
}

extension LineTraits: ExpressibleByStringLiteral {
  /// The kinds of the literal's bytes.
  @usableFromInline
  package init(stringLiteral bytes: StaticString) { self = ByteView(bytes).traits }
}

extension ByteView {
  /// What stands in the view.
  @inlinable @inline(__always)
  package var traits: LineTraits {
    var traits: LineTraits = []
    // Safe: index < count.
    for index in 0..<count { traits.formUnion(LineTraits(of: unsafe base[index])) }
    return traits
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

  /// The last position before `end` whose byte has one of the traits; -1 where there is none.
  @inlinable @inline(__always)
  package func last(_ traits: LineTraits, before end: Int) -> Int {
    var at = min(end, count) - 1
    // Safe: 0 <= at < count.
    while at >= 0, unsafe LineTraits(of: base[at]).isDisjoint(with: traits) { at -= 1 }
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
    // A byte below 0x20 has its high bit set after the first subtraction; no borrow can hide one,
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
