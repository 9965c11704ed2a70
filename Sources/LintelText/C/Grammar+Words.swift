// SPDX-License-Identifier: GPL-2.0-only

/// The words of C and of the kernel's own dialect that the grammar knows.
///
/// Where the script's words are those of C, they are `KernelWords`. Its annotations and attributes are
/// lists of their own: which of them is in which list, and the order in which they are tried, decide
/// what it finds, and neither is what sparse or the compiler make of them. A test holds both against
/// each other.
extension Grammar {
  /// The end of a storage class at `at`; a word may go on after it.
  @inline(__always)
  package static func storage(_ text: ByteView, _ at: Int) -> Int? {
    switch text[at] {
    case UInt8(ascii: "e"): text.has("extern", at: at) ? at + 6 : nil
    case UInt8(ascii: "s"): text.has("static", at: at) ? at + 6 : nil
    case UInt8(ascii: "a"): text.has("asmlinkage", at: at) ? at + 10 : nil
    default: nil
    }
  }

  /// Calls `then` with each end of an inline keyword at `at`; a word may go on after it.
  @inline(__always)
  package static func inline(_ text: ByteView, _ at: Int, _ then: (Int) -> Bool) -> Bool {
    switch text[at] {
    case UInt8(ascii: "i"): return text.has("inline", at: at) && then(at + 6)
    case UInt8(ascii: "n"): return text.has("noinline", at: at) && then(at + 8)
    case UInt8(ascii: "_"):
      if text.has("__always_inline", at: at) { return then(at + 15) }
      guard text.has("__inline", at: at) else { return false }
      return then(at + 8) || text.has("__", at: at + 8) && then(at + 10)
    default: return false
    }
  }

  /// Whether the word starts a statement: `if`, `return`, `case` and so on.
  package static func isStatementKeyword(_ word: ByteView) -> Bool {
    guard word[0] >= UInt8(ascii: "b"), word.count >= 2, word.count <= 8 else { return false }
    return KernelWords.controls.contains { word.equals($0) }
      || KernelWords.statements.contains { word.equals($0) }
  }

  /// What the script takes for annotations of sparse; a word may go on after one.
  ///
  /// Some are none (`__must_check`, `__ref`), and some of sparse's are in `attributeWords`.
  static let sparseWords: [StaticString] = [
    "__user", "__kernel", "__force", "__iomem", "__must_check", "__kprobes", "__ref",
    "__refconst", "__refdata", "__rcu", "__private",
  ]

  /// The end of a sparse annotation at `at`; a word may go on after it.
  package static func sparse(_ text: ByteView, _ at: Int) -> Int? {
    guard text[at] == UInt8(ascii: "_"), text[at + 1] == UInt8(ascii: "_") else { return nil }
    for word in sparseWords where text.has(word, at: at) { return at + word.utf8CodeUnitCount }
    return nil
  }

  /// The end of a sparse annotation at `at` after which no word goes on.
  package static func sparseWord(_ text: ByteView, _ at: Int) -> Int? {
    let end = text.wordEnd(at)
    let word = text[at..<end]
    return sparseWords.contains { word.equals($0) } ? end : nil
  }

  /// Whether the word is an annotation of sparse.
  package static func isSparse(_ word: ByteView) -> Bool {
    word.has("__") && sparseWords.contains { word.equals($0) }
  }

  /// The end of a section attribute such as `__initdata` or `__net_initconst` at `at`.
  package static func initAttribute(_ text: ByteView, _ at: Int) -> Int? {
    guard let name = initAttributeName(text, at) else { return nil }
    for word in ["initdata", "initconst", "init"] as [StaticString] {
      let end = name + word.utf8CodeUnitCount
      if text.has(word, at: name) && !text[end].isWord { return end }
    }
    return nil
  }

  /// Where the part of a section attribute after its prefix (`__`, `__mem` …) starts.
  package static func initAttributeName(_ text: ByteView, _ at: Int) -> Int? {
    guard text.has("__", at: at) else { return nil }
    if text.has("mem", at: at + 2) || text.has("cpu", at: at + 2) || text.has("dev", at: at + 2) {
      return at + 5
    }
    return text.has("net_", at: at + 2) ? at + 6 : at + 2
  }

  /// Attributes after which a word may go on, in the order in which they are tried.
  static let attributeWords: [StaticString] = [
    "const", "volatile", "__percpu", "__nocast", "__safe", "__bitwise", "__packed__",
    "__packed2__", "__naked", "__maybe_unused", "__always_unused", "__noreturn", "__used",
    "__cold", "__pure", "__noclone", "__deprecated", "__read_mostly", "__ro_after_init",
    "__kprobes",
  ]
  private static let lateAttributeWords: [StaticString] = [
    "____cacheline_aligned", "____cacheline_aligned_in_smp",
    "____cacheline_internodealigned_in_smp", "__weak",
  ]

  /// Calls `then` with each end of an attribute at `at`.
  ///
  /// Whether `__aligned(...)` is one differs between versions of checkpatch.pl.
  package static func attribute(
    _ text: ByteView, _ at: Int, aligned knowsAligned: Bool, _ then: (Int) -> Bool
  ) -> Bool {
    switch text[at] {
    case UInt8(ascii: "c"): return text.has("const", at: at) && then(at + 5)
    case UInt8(ascii: "v"): return text.has("volatile", at: at) && then(at + 8)
    case UInt8(ascii: "_") where text[at + 1] == UInt8(ascii: "_"): break
    default: return false
    }
    for word in attributeWords where text.has(word, at: at) {
      if then(at + word.utf8CodeUnitCount) { return true }
    }
    if let end = initAttribute(text, at), then(end) { return true }
    if knowsAligned && text.has("__aligned", at: at) {
      let open = text.skipSpaces(at + 9)
      if text[open] == UInt8(ascii: "(") && aligned(text, open, then) { return true }
    }
    for word in lateAttributeWords where text.has(word, at: at) {
      if then(at + word.utf8CodeUnitCount) { return true }
    }
    if text.has("__alloc_size", at: at), let end = allocSize(text, at + 12) { return then(end) }
    return false
  }

  /// The argument of `__aligned` ends at the last closing parenthesis of its line, or else at its
  /// own; trying all between would make many attributes in a row cost exponential time.
  private static func aligned(_ text: ByteView, _ open: Int, _ then: (Int) -> Bool) -> Bool {
    let reached = text[0..<(open + SearchBudget.reach(text.count - open))]
    let limit = reached.firstIndex(of: UInt8(ascii: "\n"), from: open) ?? reached.count
    guard let last = text[open..<limit].lastIndex(of: UInt8(ascii: ")")).map({ open + $0 }) else {
      return false
    }
    if then(last + 1) { return true }
    guard let own = text.upTo(limit).closingParenthesis(of: open), own < last else { return false }
    return then(own + 1)
  }

  /// The end of the argument list of `__alloc_size`: one or two numbers.
  private static func allocSize(_ text: ByteView, _ at: Int) -> Int? {
    var at = text.skipSpaces(at)
    guard text[at] == UInt8(ascii: "(") else { return nil }
    for round in 0..<2 {
      at = text.skipSpaces(at + 1)
      guard text[at].isDigit else { return nil }
      at = text.skipSpaces(text.skip(.digit, at))
      if text[at] == UInt8(ascii: ")") { return at + 1 }
      if round == 1 || text[at] != UInt8(ascii: ",") { return nil }
    }
    return nil
  }

  /// Calls `then` with each end of a modifier at `at`: an attribute, a sparse annotation or a word
  /// that the file uses like one.
  @inline(__always)
  package func modifier(_ text: ByteView, _ at: Int, _ then: (Int) -> Bool) -> Bool {
    guard text[at].isIdentifierStart else { return false }
    if listedModifier(text, at, then) { return true }
    // A file may teach thousands of words: they are gone through for a word that starts like one.
    return !learnedModifiers.isEmpty
      && roles(text[at..<text.wordEnd(at)]).contains(.modifier) && learnedModifier(text, at, then)
  }

  /// Calls `then` with each end of a modifier at `at` that the kernel knows by itself.
  @inline(__always)
  func listedModifier(_ text: ByteView, _ at: Int, _ then: (Int) -> Bool) -> Bool {
    let first = text[at]
    if first == UInt8(ascii: "_") || first == UInt8(ascii: "c") || first == UInt8(ascii: "v") {
      if Self.attribute(text, at, aligned: knowsAligned, then) { return true }
      // __kprobes is in both lists; trying an end twice would double the work at each modifier.
      for (index, word) in Self.sparseWords.enumerated()
      where index != 5 && text.has(word, at: at) {
        if then(at + word.utf8CodeUnitCount) { return true }
      }
    }
    return first == UInt8(ascii: "f") && text.has("fastcall", at: at) && then(at + 8)
  }

  /// Calls `then` with each end of a word at `at` that the file uses like a modifier.
  func learnedModifier(_ text: ByteView, _ at: Int, _ then: (Int) -> Bool) -> Bool {
    learnedModifiers.forEachPrefix(of: text, at, then)
  }
}
