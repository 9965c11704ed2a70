// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What a word tells about the code that it stands in.
extension WordFacts {
  /// Begins a type or a declaration in any C file, and no expression.
  static let typeStart = WordFacts(rawValue: 1)
  /// `struct` and its like: a tag stands after it.
  static let tag = WordFacts(rawValue: 2)
  /// An attribute in a declaration; it may have parentheses after it.
  static let attribute = WordFacts(rawValue: 4)
  /// Takes the place of a type, with parentheses after it.
  static let typeOf = WordFacts(rawValue: 8)
  /// Starts a statement, or goes on with one: never part of an expression.
  static let statement = WordFacts(rawValue: 16)
  /// Its operand is not evaluated.
  static let unevaluated = WordFacts(rawValue: 32)
  /// A macro for the condition in its parentheses.
  static let likely = WordFacts(rawValue: 64)
  /// Says something about a type, and is none.
  static let qualifier = WordFacts(rawValue: 128)
  /// Starts assembly.
  static let assembly = WordFacts(rawValue: 256)
}

/// A word that the readers of functions ask for by name.
///
/// The raw value is the number that it has in each text, as the vocabulary lists them in this order.
enum ConvertWord: Int32, CaseIterable {
  case kmap, kunmap, kmapAtomic, kunmapAtomic, kmapLocalPage, kunmapLocal
  case kmapLocalFolio, kmapLocalPfn, kmapLocalPageProt, bvecKmapLocal, kmapAtomicPfn
  case kmapAtomicProt, folioReleaseKmap, unmapAndPutPage
  case ifWord, elseWord, whileWord, doWord, forWord, switchWord, caseWord, defaultWord
  case gotoWord, returnWord, breakWord, continueWord
  case null, trueWord, falseWord, staticWord, defined, pageAddress, externWord, typedef
  case free, cleanup, structWord, unionWord, enumWord
}

/// The words that tell how functions are built.
enum ConvertWords {
  /// All of them, with the same numbers in every text.
  static let vocabulary = Vocabulary(
    names: [],
    [(WordFacts(), ConvertWords.named)] + lists)

  /// The words with names, in the order of their numbers.
  private static let named: [StaticString] = [
    "kmap", "kunmap", "kmap_atomic", "kunmap_atomic", "kmap_local_page", "kunmap_local",
    "kmap_local_folio", "kmap_local_pfn", "kmap_local_page_prot", "bvec_kmap_local",
    "kmap_atomic_pfn", "kmap_atomic_prot", "folio_release_kmap", "unmap_and_put_page",
    "if", "else", "while", "do", "for", "switch", "case", "default",
    "goto", "return", "break", "continue",
    "NULL", "true", "false", "static", "defined", "page_address", "extern", "typedef",
    "__free", "__cleanup", "struct", "union", "enum",
  ]

  private static let lists: [(fact: WordFacts, words: [StaticString])] = [
    (.typeStart, types), (.tag, KernelWords.tags), (.attribute, attributes),
    (.typeOf, KernelWords.typeofs + ["typeof_unqual"]),
    (.statement, KernelWords.controls + KernelWords.statements),
    (.unevaluated, ["sizeof", "_Alignof", "__alignof__", "offsetof", "typeof_member"]),
    (.likely, ["likely", "unlikely"]), (.qualifier, qualifiers),
    (.assembly, KernelWords.asms),
  ]

  private static let qualifiers =
    KernelWords.qualifiers + KernelWords.storageClasses + ["typedef", "inline"]
  private static let types =
    KernelWords.basicTypes + KernelWords.tags + qualifiers + KernelWords.unsignedSizes
    + KernelWords.signedSizes + KernelWords.orderedSizes + KernelWords.c99Sizes + [
      "size_t", "ssize_t", "loff_t", "pgoff_t", "sector_t", "dma_addr_t", "gfp_t", "uint",
      "ulong", "uintptr_t", "__auto_type",
    ]
  /// `inline` begins a declaration, as what it stands before does.
  private static let attributes =
    KernelWords.gnuAttributes + KernelWords.addressSpaces + KernelWords.sparseTypes
    + KernelWords.restricts + KernelWords.asms + [
      "__aligned", "__section", "_Alignas", "__free", "__cleanup", "__maybe_unused",
      "__always_unused", "__unused", "uninitialized_var", "__packed", "__initdata",
      "__read_mostly", "__nonstring", "__counted_by", "__private", "__safe", "__aligned_largest",
      "__ro_after_init", "__refdata", "__printf", "__must_check", "__always_inline", "noinline",
      "__inline", "__inline__", "__init", "__exit", "__sched", "__cold", "__hot", "__weak",
      "__deprecated", "__pure", "notrace", "asmlinkage", "__acquires", "__releases",
      "__must_hold", "__cacheline_aligned", "____cacheline_aligned",
      "____cacheline_aligned_in_smp",
    ]
}
