// SPDX-License-Identifier: GPL-2.0-only

/// The C of the kernel as far as a line-based checker needs it: where a type, an operand or a
/// constant can end that starts at a given byte.
///
/// C cannot be parsed without its headers, so every answer is "could be". A matcher takes a
/// position and a continuation: it calls the continuation with each possible end, the likeliest
/// first, until one is accepted. A rule reads like the shape it looks for, nothing is allocated,
/// and an ambiguous prefix is tried again with its next end when the rest does not fit.
///
/// The grammar learns: names that a file uses as types or as modifiers join it as the lines go by.
package struct Grammar: ~Copyable {
  private let inPlace = StaysInPlace()
  /// Names that the file at hand has shown to be types.
  private(set) var learnedTypes = LearnedTypes()
  /// Words that the file at hand uses like `__init`; each counts as a prefix, as in checkpatch.pl.
  private(set) var learnedModifiers = LearnedModifiers()
  /// Types of `--typedefsfile`.
  private(set) var extraTypes: LearnedTypes
  /// What the words of a file can be; most of them are asked about again and again.
  private let wordRoles = WordCache()
  /// Whether a candidate for a type was looked at since something was learned.
  private let considered = WordCache()

  /// Whether `__aligned(...)` is an attribute.
  package let knowsAligned: Bool

  /// A grammar that knows the kernel's own types and `extraTypes`, which have a line each.
  package init(extraTypes: [UInt8] = [], knowsAligned: Bool = true) {
    self.knowsAligned = knowsAligned
    // Exactly: a table that grows puts each of its words in its place again.
    let count = extraTypes.withView { $0.occurrences(of: UInt8(ascii: "\n")) }
    self.extraTypes = LearnedTypes(expecting: count, bytes: extraTypes.count)
    extraTypes.withView { types in
      var start = 0
      while start < types.count {
        let end = types.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? types.count
        self.extraTypes.add(types[start..<end])
        start = end + 1
      }
    }
  }

  /// Forgets what was learned, for the next file.
  package mutating func forget() {
    learnedTypes.removeAll()
    learnedModifiers.removeAll()
    forgetAnswers()
  }

  private func forgetAnswers() {
    wordRoles.forget()
    considered.forget()
  }

  /// Whether nothing can be learned from a candidate, as it was considered before and nothing was
  /// learned since.
  func isSettled(_ candidate: ByteView) -> Bool {
    var isNew = false
    _ = considered.answer(for: candidate) { _ in
      isNew = true
      return 0
    }
    return !isNew
  }

  /// Learns the name of a type.
  mutating func learn(type: ByteView) {
    learnedTypes.add(type)
    forgetAnswers()
  }

  /// Learns a word that is used like `__init`.
  mutating func learn(modifier: ByteView) {
    if learnedModifiers.add(modifier) { forgetAnswers() }
  }

  /// What a word can be, by itself and by what the file has taught.
  @inline(__always)
  func roles(_ word: ByteView) -> WordRoles {
    WordRoles(rawValue: wordRoles.answer(for: word) { findRoles($0).rawValue })
  }

  private func findRoles(_ word: ByteView) -> WordRoles {
    var roles: WordRoles = []
    // The arguments of `__aligned` and `__alloc_size` are not in the word.
    if listedModifier(word, 0, { _ in true }) || learnedModifier(word, 0, { _ in true })
      || word.has("__a")
    {
      roles.insert(.modifier)
    }
    if word.equals("typeof") || word.equals("__typeof__") { roles.insert(.typeOf) }
    if isNamedType(word) { roles.insert(.namedType) }
    if Keyword(word) != nil { roles.insert(.keyword) }
    if Self.hasTypeSuffix(word) { roles.insert(.suffixed) }
    if learnedTypes.contains(word) { roles.insert(.learned) }
    return roles
  }

  /// Whether a paste operator, or another `#`, follows a word that ends at `end`.
  @inline(__always)
  static func isPasted(_ text: ByteView, _ end: Int) -> Bool {
    text[text.skipSpaces(end)] == UInt8(ascii: "#")
  }

  /// Whether the word is one of the extra types.
  @inline(__always)
  func isExtraType(_ word: ByteView) -> Bool { extraTypes.contains(word) }

  /// The end of the identifier at `at`, pasted parts (`a ## b`) included; nil where there is none.
  @inlinable @inline(__always)
  package static func identifier(_ text: ByteView, _ at: Int) -> Int? {
    guard text[at].isIdentifierStart else { return nil }
    var end = text.wordEnd(at)
    var left = Limits.pastedParts
    while left > 0, let pasted = pasted(text, end) {
      end = pasted
      left -= 1
    }
    return end
  }

  /// The end of a `## name` that goes on from `at`, white space allowed.
  @inlinable @inline(__always)
  static func pasted(_ text: ByteView, _ at: Int) -> Int? {
    let hash = text.skipSpaces(at)
    guard text[hash] == UInt8(ascii: "#"), text[hash + 1] == UInt8(ascii: "#") else { return nil }
    let name = text.skipSpaces(hash + 2)
    return text[name].isIdentifierStart ? text.wordEnd(name) : nil
  }

  /// Calls `then` with the end of each way to read an identifier at `at` that ends with a word: the
  /// longest first, then without its last pasted part, and so on.
  @inline(__always)
  package static func identifier(_ text: ByteView, _ at: Int, _ then: (Int) -> Bool) -> Bool {
    guard text[at].isIdentifierStart else { return false }
    let end = text.wordEnd(at)
    return identifierTail(text, end, then)
  }

  private static func identifierTail(
    _ text: ByteView, _ end: Int, _ then: (Int) -> Bool
  ) -> Bool {
    guard var pasted = pasted(text, end) else { return then(end) }
    var ends = [end]
    while true {
      ends.append(pasted)
      guard ends.count <= Limits.pastedParts, let next = Grammar.pasted(text, pasted) else { break }
      pasted = next
    }
    for end in ends.reversed() where then(end) { return true }
    return false
  }
}
