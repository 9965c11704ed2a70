// SPDX-License-Identifier: GPL-2.0-only

/// A token of C, as the preprocessor takes them from a text.
///
/// Offsets are in bytes from the start of the text; a token may hold line continuations.
@usableFromInline package struct Token: BitwiseCopyable, Sendable {
  /// Where it starts.
  @usableFromInline package let start: UInt32
  /// Where it ends; `directiveEnd` has no bytes.
  @usableFromInline package let end: UInt32
  /// The number of a word; of a bracket, a `directive` and a `directiveEnd` the index of the token
  /// that it belongs to. -1 where there is none.
  @usableFromInline package internal(set) var value: Int32
  /// What it is.
  @usableFromInline package let kind: Kind
  /// Whether it is the first of its line, white space and comments that start in the line left out.
  @usableFromInline package let startsLine: Bool
  /// Which directive a `directive` starts.
  @usableFromInline package internal(set) var directive: Directive

  @inline(__always)
  init(_ kind: Kind, _ range: Range<Int>, value: Int32, startsLine: Bool) {
    start = UInt32(truncatingIfNeeded: range.lowerBound)
    end = UInt32(truncatingIfNeeded: range.upperBound)
    self.value = value
    self.kind = kind
    self.startsLine = startsLine
    directive = .none
  }

  /// Where its bytes are in the text.
  @inlinable @inline(__always)
  package var range: Range<Int> { Int(start)..<Int(end) }

  /// The directives.
  @usableFromInline package enum Directive: UInt8, BitwiseCopyable, Sendable {
    /// The token starts none.
    case none
    case define, undefine
    /// `#if`, and `#ifdef` and `#ifndef`, which ask for a name.
    case ifValue, ifDefined, ifNotDefined
    /// `#elif`, and `#elifdef` and `#elifndef`.
    case elseValue, elseDefined, elseNotDefined
    case elseAll, endIf
    /// `#include` and its kin.
    case include
    case error, warning
    case pragma, line, ident
    /// Anything else, such as an assembler's comment.
    case other
  }
}

extension Token.Directive {
  /// The directive with this name.
  init(_ name: ByteView) {
    switch (name.count, name[0]) {
    case (2, UInt8(ascii: "i")) where name.equals("if"): self = .ifValue
    case (4, UInt8(ascii: "e")) where name.equals("else"): self = .elseAll
    case (4, UInt8(ascii: "e")) where name.equals("elif"): self = .elseValue
    case (4, UInt8(ascii: "l")) where name.equals("line"): self = .line
    case (5, UInt8(ascii: "e")) where name.equals("endif"): self = .endIf
    case (5, UInt8(ascii: "e")) where name.equals("error"): self = .error
    case (5, UInt8(ascii: "i")) where name.equals("ifdef"): self = .ifDefined
    case (5, UInt8(ascii: "i")) where name.equals("ident"): self = .ident
    case (5, UInt8(ascii: "u")) where name.equals("undef"): self = .undefine
    case (6, UInt8(ascii: "d")) where name.equals("define"): self = .define
    case (6, UInt8(ascii: "i")) where name.equals("ifndef"): self = .ifNotDefined
    case (6, UInt8(ascii: "i")) where name.equals("import"): self = .include
    case (6, UInt8(ascii: "p")) where name.equals("pragma"): self = .pragma
    case (7, UInt8(ascii: "i")) where name.equals("include"): self = .include
    case (7, UInt8(ascii: "e")) where name.equals("elifdef"): self = .elseDefined
    case (7, UInt8(ascii: "w")) where name.equals("warning"): self = .warning
    case (8, UInt8(ascii: "e")) where name.equals("elifndef"): self = .elseNotDefined
    case (12, UInt8(ascii: "i")) where name.equals("include_next"): self = .include
    default: self = .other
    }
  }
}
