// SPDX-License-Identifier: GPL-2.0-only

extension Token {
  /// The sorts of tokens.
  @usableFromInline package enum Kind: UInt8, BitwiseCopyable, Sendable {
    /// An identifier or a keyword; bytes above 0x7F are part of one.
    case word
    /// A number by the preprocessor's generous definition.
    case number
    /// A string and a character constant with its prefix; one that is not closed ends with its line.
    case string, character
    case openParen, openBracket, openBrace
    case closeParen, closeBracket, closeBrace
    case semicolon, comma, colon, question
    /// `.` and `->`.
    case dot, arrow
    case ellipsis
    /// `::`.
    case scope
    /// `#` and `##` that start no directive.
    case hash, paste
    case assign, star, ampersand, plus, minus, slash, percent, bar, caret, not, tilde
    case less, greater, lessEqual, greaterEqual, equal, notEqual
    case and, or, shiftLeft, shiftRight
    case increment, decrement
    /// `*=` and the like.
    case compoundAssign
    /// `#` where a directive starts.
    case directive
    /// The end of a directive's last line; it has no bytes.
    case directiveEnd
    /// What an `#include` names, with its signs.
    case headerName
    /// The message of an `#error` or a `#warning`.
    case text
    /// A byte that is no C by itself.
    case other

    /// Whether it is a bracket that opens.
    @inlinable @inline(__always)
    package var isOpening: Bool {
      rawValue >= Kind.openParen.rawValue && rawValue <= Kind.openBrace.rawValue
    }

    /// Whether it is a bracket that closes.
    @inlinable @inline(__always)
    package var isClosing: Bool {
      rawValue >= Kind.closeParen.rawValue && rawValue <= Kind.closeBrace.rawValue
    }
  }
}

extension Token.Kind {
  /// The punctuator that `first` starts and how many of the three bytes are part of it; brackets,
  /// semicolons and commas are not asked for.
  static func punctuator(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> (Token.Kind, Int) {
    let assigns = second == UInt8(ascii: "=")
    switch first {
    case UInt8(ascii: "="): return assigns ? (.equal, 2) : (.assign, 1)
    case UInt8(ascii: "*"): return assigns ? (.compoundAssign, 2) : (.star, 1)
    case UInt8(ascii: "/"): return assigns ? (.compoundAssign, 2) : (.slash, 1)
    case UInt8(ascii: "%"): return assigns ? (.compoundAssign, 2) : (.percent, 1)
    case UInt8(ascii: "^"): return assigns ? (.compoundAssign, 2) : (.caret, 1)
    case UInt8(ascii: "!"): return assigns ? (.notEqual, 2) : (.not, 1)
    case UInt8(ascii: "-") where second == UInt8(ascii: ">"): return (.arrow, 2)
    case UInt8(ascii: "-"): return twice(first, second, .minus, .decrement)
    case UInt8(ascii: "+"): return twice(first, second, .plus, .increment)
    case UInt8(ascii: "&"): return twice(first, second, .ampersand, .and)
    case UInt8(ascii: "|"): return twice(first, second, .bar, .or)
    case UInt8(ascii: "<"), UInt8(ascii: ">"): return relation(first, second, third)
    case UInt8(ascii: "."):
      return second == first && third == first ? (.ellipsis, 3) : (.dot, 1)
    case UInt8(ascii: ":"): return second == first ? (.scope, 2) : (.colon, 1)
    case UInt8(ascii: "#"): return second == first ? (.paste, 2) : (.hash, 1)
    case UInt8(ascii: "?"): return (.question, 1)
    case UInt8(ascii: "~"): return (.tilde, 1)
    default: return (.other, 1)
    }
  }

  private static func twice(
    _ first: UInt8, _ second: UInt8, _ single: Token.Kind, _ double: Token.Kind
  ) -> (Token.Kind, Int) {
    if second == first { return (double, 2) }
    return second == UInt8(ascii: "=") ? (.compoundAssign, 2) : (single, 1)
  }

  private static func relation(
    _ first: UInt8, _ second: UInt8, _ third: UInt8
  ) -> (Token.Kind, Int) {
    let isLess = first == UInt8(ascii: "<")
    if second == first {
      if third == UInt8(ascii: "=") { return (.compoundAssign, 3) }
      return (isLess ? .shiftLeft : .shiftRight, 2)
    }
    if second == UInt8(ascii: "=") { return (isLess ? .lessEqual : .greaterEqual, 2) }
    return (isLess ? .less : .greater, 1)
  }
}
