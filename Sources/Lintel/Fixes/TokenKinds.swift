// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What a token of C is by itself, as far as its text tells.
enum TokenKind: UInt8, BitwiseCopyable {
  /// A name that is no keyword.
  case name
  /// A keyword that names a type or qualifies one, or a name that is a type in all of the kernel.
  case type
  /// `struct`, `union` or `enum`, which a tag follows.
  case tagged
  /// A keyword that a value follows: `return`, `case`, `else` …
  case statement
  /// A keyword that a condition in parentheses follows.
  case control
  /// `sizeof` and the like, which take a type or a value.
  case typeOperator
  case number
  case literal
  case opening, closing, comma, semicolon
  /// An operator that can only have two operands.
  case binary
  /// `*`, `&`, `+`, `-`: what they are depends on what is before it.
  case either
  /// `!`, `~`.
  case prefix
  /// `++`, `--`.
  case step
  /// `->`, `.`.
  case member
  case colon
  /// Ends of directives, pasting, and what is no C.
  case other

  /// The kind of a token of a source that was read with the vocabulary.
  init(_ token: Token, in source: borrowing SourceTokens, _ index: Int) {
    switch token.kind {
    case .word: self = Self.word(source, index)
    case .number: self = .number
    case .string, .character: self = .literal
    case .openParen, .openBracket, .openBrace: self = .opening
    case .closeParen, .closeBracket, .closeBrace: self = .closing
    case .comma: self = .comma
    case .semicolon: self = .semicolon
    case .colon: self = .colon
    case .not, .tilde: self = .prefix
    case .dot, .arrow: self = .member
    case .plus, .minus, .star, .ampersand: self = .either
    case .increment, .decrement: self = .step
    case .ellipsis, .scope, .hash, .paste, .directive, .directiveEnd, .headerName, .text, .other:
      self = .other
    case .assign, .slash, .percent, .bar, .caret, .question, .less, .greater, .lessEqual,
      .greaterEqual, .equal, .notEqual, .and, .or, .shiftLeft, .shiftRight, .compoundAssign:
      self = .binary
    }
  }

  private static func word(_ source: SourceTokens, _ index: Int) -> TokenKind {
    // A letter beyond ASCII is as likely a slip.
    if source.bytes(index)[0] >= 0x80 { return .other }
    let facts = source.facts(index)
    if facts.isEmpty { return .name }
    if facts.contains(.tag) { return .tagged }
    if facts.contains(.statement) { return .statement }
    if facts.contains(.control) { return .control }
    return facts.contains(.typeOperator) ? .typeOperator : .type
  }

  /// The words that are more than names: those of `KernelWords`, with operators that take a type.
  static let vocabulary = Vocabulary([
    (.tag, KernelWords.tags), (.statement, KernelWords.statements),
    (.control, KernelWords.controls), (.typeOperator, typeOperators),
    (.type, keywords), (.type, kernelTypes),
  ])

  private static let typeOperators =
    KernelWords.typeofs + KernelWords.asms + [
      "sizeof", "_Alignof", "__alignof__", "offsetof", "container_of", "va_arg", "typeof_member",
      "_Generic",
    ]
  private static let keywords =
    KernelWords.basicTypes + KernelWords.qualifiers + KernelWords.restricts
    + KernelWords.storageClasses + KernelWords.inlines + KernelWords.addressSpaces
    + KernelWords.sparseTypes + ["__signed__", "typedef", "asmlinkage"]
  private static let kernelTypes =
    KernelWords.unsignedSizes + KernelWords.signedSizes + KernelWords.orderedSizes
    + KernelWords.c99Sizes + KernelWords.typedefs
}

/// What a word is in any piece of C.
extension WordFacts {
  fileprivate static let tag = WordFacts(rawValue: 1)
  fileprivate static let statement = WordFacts(rawValue: 2)
  fileprivate static let control = WordFacts(rawValue: 4)
  fileprivate static let typeOperator = WordFacts(rawValue: 8)
  fileprivate static let type = WordFacts(rawValue: 16)
}
