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

  /// The words that are more than names.
  static let vocabulary = Vocabulary([
    (.tag, ["struct", "union", "enum"]),
    (.statement, ["return", "case", "else", "do", "goto", "default", "break", "continue"]),
    (.control, ["if", "while", "for", "switch"]), (.typeOperator, typeOperators),
    (.type, keywords), (.type, kernelTypes),
  ])

  private static let typeOperators: [StaticString] = [
    "sizeof", "typeof", "__typeof__", "__typeof", "_Alignof", "__alignof__", "offsetof",
    "container_of", "va_arg", "asm", "__asm__", "__asm", "typeof_member", "_Generic",
  ]
  private static let keywords: [StaticString] = [
    "void", "char", "short", "int", "long", "float", "double", "signed", "unsigned", "bool",
    "_Bool", "__signed__", "const", "volatile", "restrict", "__restrict", "__restrict__",
    "static", "extern", "inline", "__inline", "__inline__", "__always_inline", "noinline",
    "register", "typedef", "auto", "__user", "__iomem", "__rcu", "__percpu", "__kernel",
    "__force", "__bitwise", "__nocast", "asmlinkage",
  ]
  /// Types that every kernel file can use without a struct before it.
  private static let kernelTypes: [StaticString] = [
    "u8", "u16", "u32", "u64", "s8", "s16", "s32", "s64", "__u8", "__u16", "__u32", "__u64",
    "__s8", "__s16", "__s32", "__s64", "__le16", "__le32", "__le64", "__be16", "__be32", "__be64",
    "__sum16", "__wsum", "size_t", "ssize_t", "loff_t", "off_t", "uint8_t", "uint16_t", "uint32_t",
    "uint64_t", "int8_t", "int16_t", "int32_t", "int64_t", "uintptr_t", "intptr_t", "ptrdiff_t",
    "uint", "ulong", "ushort", "gfp_t", "dma_addr_t", "phys_addr_t", "resource_size_t", "sector_t",
    "pid_t", "uid_t", "gid_t", "kuid_t", "kgid_t", "umode_t", "dev_t", "ktime_t", "atomic_t",
    "spinlock_t", "irqreturn_t", "pgprot_t", "pte_t", "pmd_t", "pud_t", "p4d_t", "pgd_t",
    "cpumask_t", "nodemask_t", "acpi_handle", "wait_queue_head_t", "time64_t", "va_list",
  ]
}

/// What a word is in any piece of C.
extension WordFacts {
  fileprivate static let tag = WordFacts(rawValue: 1)
  fileprivate static let statement = WordFacts(rawValue: 2)
  fileprivate static let control = WordFacts(rawValue: 4)
  fileprivate static let typeOperator = WordFacts(rawValue: 8)
  fileprivate static let type = WordFacts(rawValue: 16)
}
