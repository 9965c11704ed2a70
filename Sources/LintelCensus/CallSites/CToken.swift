// SPDX-License-Identifier: GPL-2.0-only

/// A token of C, as far as finding calls needs to tell them apart.
struct CToken {
  /// The sorts of tokens.
  enum Kind: UInt8 {
    case identifier, number, string
    case openParen, closeParen, openBrace, closeBrace, openBracket, closeBracket
    case semicolon, comma, colon, question, star, ampersand
    /// A single `=`.
    case assign
    /// `.` or `->`.
    case member
    /// `#` or `##`.
    case hash
    /// Any other operator.
    case other
    /// `#if` and its kin, with the condition in `value`.
    case conditionStart, conditionElse, conditionEnd
    /// `#define`, up to `defineEnd`: the name, the parameters in parentheses, the value.
    case defineStart, defineEnd
    /// `#undef`, before its name.
    case undefine
  }

  /// What a condition is known to be.
  enum Condition: Int16 {
    case unknown, never, always
  }

  let kind: Kind
  /// Whether only white space and comments stand before it on its line.
  let isFirst: Bool
  /// The number of the API that an identifier names, or -1; a `Condition` of a directive.
  let value: Int16
  /// Where it starts.
  let start: Int32
  /// Where it ends.
  let end: Int32

  var range: Range<Int> { Int(start)..<Int(end) }
  var isWatched: Bool { kind == .identifier && value >= 0 }
}
