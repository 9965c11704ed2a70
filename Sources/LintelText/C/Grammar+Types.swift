// SPDX-License-Identifier: GPL-2.0-only

/// Where a type can end.
extension Grammar {
  /// Calls `then` with each end of the bare name of a type at `at`: keywords in any order that C
  /// allows, `struct x`, a `_t` name, a name of the kernel, a name learned from the file.
  package func basicType(_ text: ByteView, _ at: Int, _ then: (Int) -> Bool) -> Bool {
    guard text[at].isIdentifierStart else { return false }
    let end = text.wordEnd(at)
    return basicType(text, at, end, roles(text[at..<end]), then)
  }

  private func basicType(
    _ text: ByteView, _ at: Int, _ end: Int, _ roles: WordRoles, _ then: (Int) -> Bool
  ) -> Bool {
    if roles.contains(.namedType) && then(end) { return true }
    if !roles.contains(.keyword) && !Self.isPasted(text, end) {
      return !roles.isDisjoint(with: [.suffixed, .learned]) && then(end)
    }
    return listedType(text, at, end, learned: true, then)
  }

  /// As `basicType`, without the names that were learned from the file.
  private func knownType(_ text: ByteView, _ at: Int, _ then: (Int) -> Bool) -> Bool {
    guard text[at].isIdentifierStart else { return false }
    let end = text.wordEnd(at)
    if isNamedType(text[at..<end]) && then(end) { return true }
    return listedType(text, at, end, learned: false, then)
  }

  /// Whether the word is a type of the kernel's own, or one that the user has added.
  package func isNamedType(_ word: ByteView) -> Bool {
    Self.isKernelType(word) || isExtraType(word)
  }

  /// As `basicType`, without the kernel's own names.
  private func listedType(
    _ text: ByteView, _ at: Int, _ end: Int, learned: Bool, _ then: (Int) -> Bool
  ) -> Bool {
    let word = text[at..<end]
    switch Keyword(word) {
    case .void, .float, .double, .bool: if then(end) { return true }
    case .char, .short, .int, .long, .signed, .unsigned:
      if keywordType(text, at, then) { return true }
    case .structure, .union, .enumeration:
      let name = text.skipSpaces(end)
      if name > end && Self.identifier(text, name, then) { return true }
    case nil: break
    }
    return Self.identifier(text, at) { end in
      let name = text[at..<end]
      let isType = Self.hasTypeSuffix(name) || learned && learnedTypes.contains(name)
      return isType && then(end)
    }
  }

  /// Whether the identifier ends like the name of a type; the ending alone, or pasted, is none.
  static func hasTypeSuffix(_ name: ByteView) -> Bool {
    guard
      name.last == UInt8(ascii: "t") || name.last == UInt8(ascii: "r")
        || name.last == UInt8(ascii: "n")
    else { return false }
    let word = name.from(name.wordStart(name.count))
    return word.hasSuffix("_t") && word.count > 2 || word.hasSuffix("_handler") && word.count > 8
      || word.hasSuffix("_handler_fn") && word.count > 11
  }

  /// Calls `then` with each end of a type without its pointers at `at`: modifiers, the name (or a
  /// typeof), modifiers.
  package func nonPointerType(_ text: ByteView, _ at: Int, _ then: (Int) -> Bool) -> Bool {
    guard text[at].isIdentifierStart else { return false }
    let end = text.wordEnd(at)
    let roles = roles(text[at..<end])
    if roles.isEmpty {
      // A name that is pasted together can be a type by its last part.
      return Self.isPasted(text, end) && modified(.usual, text, at, then)
    }
    // Most types begin with their name, or with `struct`.
    if roles.isDisjoint(with: [.modifier, .typeOf]) {
      return basicType(text, at, end, roles) {
        trailingModifiers(text, $0, allowInline: false, then)
      }
    }
    return modified(.usual, text, at, then)
  }

  /// As `nonPointerType`, where a section attribute may stand after `struct` or `union`; types that
  /// were learned from the file do not count.
  package func nonPointerTypeWithAttribute(
    _ text: ByteView, _ at: Int, _ then: (Int) -> Bool
  ) -> Bool {
    modified(.usualOrAttributed, text, at, then)
  }

  /// Calls `then` with each end of a type with pointers and arrays at `at`.
  package func type(_ text: ByteView, _ at: Int, _ then: (Int) -> Bool) -> Bool {
    nonPointerType(text, at) { pointers(text, $0, then) }
  }

  /// Calls `then` with each end of a declaration's type at `at`: a storage class, inline, the type.
  package func declaredType(_ text: ByteView, _ at: Int, _ then: (Int) -> Bool) -> Bool {
    if let storage = Self.storage(text, at) {
      let next = text.skipSpaces(storage)
      if next > storage {
        let found = Self.inline(text, next) { inline in
          let start = text.skipSpaces(inline)
          return start > inline && type(text, start, then)
        }
        if found || type(text, next, then) { return true }
      }
    }
    return type(text, at, then)
  }

  /// Calls `then` with each end of a type whose keywords stand in an unusual order at `at`.
  package func misorderedType(_ text: ByteView, _ at: Int, _ then: (Int) -> Bool) -> Bool {
    modified(.misordered, text, at) { pointers(text, $0, then) }
  }

  /// As `declaredType`, for types whose keywords stand in an unusual order.
  package func misorderedDeclaredType(
    _ text: ByteView, _ at: Int, _ then: (Int) -> Bool
  ) -> Bool {
    if let storage = Self.storage(text, at) {
      let next = text.skipSpaces(storage)
      if next > storage {
        let found = Self.inline(text, next) { inline in
          let start = text.skipSpaces(inline)
          return start > inline && misorderedType(text, start, then)
        }
        if found || misorderedType(text, next, then) { return true }
      }
    }
    return misorderedType(text, at, then)
  }

  /// Whether a type that starts at `at` can end exactly at `end`.
  package func isType(_ text: ByteView, _ at: Int, endingAt end: Int) -> Bool {
    type(text[0..<end], at) { $0 == end }
  }

  // MARK: - Parts

  /// The end of `typeof(...)` at `at`.
  static func typeOf(_ text: ByteView, _ at: Int) -> Int? {
    let keyword = text.has("typeof", at: at) ? 6 : text.has("__typeof__", at: at) ? 10 : 0
    guard keyword > 0 else { return nil }
    let open = text.skipSpaces(at + keyword)
    guard text[open] == UInt8(ascii: "(") else { return nil }
    return text.firstIndex(of: UInt8(ascii: ")"), from: open).map { $0 + 1 }
  }

  /// Which names of types count between the modifiers.
  private enum Name {
    case usual, usualOrAttributed, misordered
  }

  /// Calls `then` with each end of: modifiers, a name, modifiers.
  private func modified(
    _ name: Name, _ text: ByteView, _ at: Int, depth: Int = 0, _ then: (Int) -> Bool
  ) -> Bool {
    let found =
      depth < Limits.modifiers
      && modifier(text, at) { end in
        let next = text.skipSpaces(end)
        return next > end && modified(name, text, next, depth: depth + 1, then)
      }
    return found
      || self.name(name, text, at) { trailingModifiers(text, $0, allowInline: false, then) }
  }

  /// Calls `then` with each end of a name at `at`.
  private func name(
    _ name: Name, _ text: ByteView, _ at: Int, _ then: (Int) -> Bool
  ) -> Bool {
    if name == .misordered { return misorderedKeywords(text, at, then) }
    if let end = Self.typeOf(text, at), then(end) { return true }
    if name == .usual { return basicType(text, at, then) }
    return knownType(text, at, then) || attributedName(text, at, then)
  }

  /// Calls `then` with each end of `struct __initdata name` and the like at `at`.
  private func attributedName(_ text: ByteView, _ at: Int, _ then: (Int) -> Bool) -> Bool {
    let keyword = text.has("struct", at: at) ? 6 : text.has("union", at: at) ? 5 : 0
    let attribute = text.skipSpaces(at + keyword)
    guard keyword > 0, attribute > at + keyword,
      let end = Self.initAttribute(text, attribute)
    else { return false }
    let name = text.skipSpaces(end)
    return name > end && Self.identifier(text, name, then)
  }

  /// Calls `then` with each end of a run of modifiers after `at`, the longest first.
  private func trailingModifiers(
    _ text: ByteView, _ at: Int, allowInline: Bool, depth: Int = 0, _ then: (Int) -> Bool
  ) -> Bool {
    let next = text.skipSpaces(at)
    if next > at && text[next].isIdentifierStart && depth < Limits.modifiers {
      if allowInline
        && Self.inline(
          text, next,
          { trailingModifiers(text, $0, allowInline: true, depth: depth + 1, then) })
      {
        return true
      }
      let found = modifier(text, next) {
        trailingModifiers(text, $0, allowInline: allowInline, depth: depth + 1, then)
      }
      if found { return true }
    }
    return then(at)
  }

  /// Calls `then` with each end of the pointers, arrays and modifiers after a type's name.
  private func pointers(_ text: ByteView, _ at: Int, _ then: (Int) -> Bool) -> Bool {
    var run = PointerRun(text, at)
    while let end = run.next() {
      if trailingModifiers(text, end, allowInline: true, then) { return true }
    }
    return false
  }
}
