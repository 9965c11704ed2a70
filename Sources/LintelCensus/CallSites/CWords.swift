// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What a word tells about the piece of C that it is in.
extension WordFacts {
  /// Starts or continues a statement which declares nothing.
  static let statement = WordFacts(rawValue: 1)
  /// A tag stands after it.
  static let tag = WordFacts(rawValue: 2)
  /// Stands before a type and is none.
  static let storage = WordFacts(rawValue: 4)
  /// Begins a type in any C file.
  static let type = WordFacts(rawValue: 8)
  /// Has parentheses after it, and is neither a function nor its parameter.
  static let attribute = WordFacts(rawValue: 16)
  /// Takes the place of a type, with parentheses after it.
  static let typeof = WordFacts(rawValue: 32)
  /// Branches, in some assembler.
  static let branch = WordFacts(rawValue: 64)
  /// A macro that defines a symbol of assembly.
  static let symbolMacro = WordFacts(rawValue: 128)
}

/// The words that tell what a piece of C, or of assembly, is: those of `KernelWords`, with what only a
/// census asks about.
enum CWords {
  /// The words with what they tell.
  static let lists: [(fact: WordFacts, words: [StaticString])] = [
    (.statement, statement), (.tag, KernelWords.tags), (.storage, storage), (.type, type),
    (.attribute, attributes), (.typeof, KernelWords.typeofs),
    (.branch, branches), (.symbolMacro, symbolMacros),
  ]

  private static let statement =
    KernelWords.controls + KernelWords.statements + KernelWords.asms + ["sizeof", "typeof_member"]
  /// Function attributes of the kernel stand where a storage class does.
  private static let storage =
    KernelWords.storageClasses + KernelWords.inlines + [
      "asmlinkage", "__init", "__exit", "notrace", "__sched", "__weak", "__visible", "__cold",
    ]
  /// Only what is a type in every C file, not the kernel's other typedefs: a file of a tool may have a
  /// function of such a name.
  private static let type =
    KernelWords.basicTypes + KernelWords.qualifiers + KernelWords.tags + KernelWords.unsignedSizes
    + ["size_t"]
  private static let attributes =
    KernelWords.gnuAttributes + KernelWords.asms + KernelWords.typeofs + [
      "__declspec", "__aligned", "__printf", "__scanf", "__section", "__acquires", "__releases",
      "__must_hold", "__cond_acquires", "__acquires_shared", "__releases_shared",
      "__must_hold_shared", "__alloc_size", "__nonnull", "__alias", "_Alignas", "alignas",
      "__no_sanitize", "__error", "__compiletime_error", "__cleanup", "__free", "SEC", "__target",
      "noexcept", "__malloc", "__assume_aligned", "_Static_assert", "static_assert",
      "__counted_by",
    ]

  private static let branches: [StaticString] = [
    "call", "callq", "calll", "call4", "call8", "call12", "bl", "blx", "b", "bal", "jal", "jalr",
    "j", "tail", "jsr", "bsr", "jbsr", "bra", "jbra", "brasl", "jg", "jmp", "ba", "balc", "bsrf",
  ]
  private static let symbolMacros: [StaticString] = [
    "ENTRY", "GLOBAL", "_GLOBAL", "_GLOBAL_TOC", "WEAK", "NESTED", "LEAF",
  ]

  /// Whether a word has letters, and none of them is lowercase.
  static func isUppercase(_ word: ByteView) -> Bool {
    var hasLetter = false
    for index in 0..<word.count {
      if word[index].isLower { return false }
      if word[index].isUpper { hasLetter = true }
    }
    return hasLetter
  }
}
