// SPDX-License-Identifier: GPL-2.0-only

/// Where a type may be meant, without a look at what it stands in.
extension Grammar {
  /// Whether the name of a type stands anywhere in the text, be it as the end of a longer word.
  ///
  /// It is for text without parentheses, where a `typeof` has lost its operand.
  package func mentionsType(_ text: ByteView) -> Bool {
    var at = 0
    while at < text.count {
      let end = text.wordEnd(at)
      if end == at {
        at += 1
        continue
      }
      let word = text[at..<end]
      if endsLikeType(word) { return true }
      if word.hasSuffix("enum") {
        let name = text.skipSpaces(end)
        if name > end && text[name].isIdentifierStart { return true }
      }
      at = end
    }
    return false
  }

  /// Whether the last letters of the word are a type.
  private func endsLikeType(_ word: ByteView) -> Bool {
    let known: Bool
    switch word.last {
    case UInt8(ascii: "d"): known = word.hasSuffix("void") || word.hasSuffix("signed")
    case UInt8(ascii: "r"):
      known = word.hasSuffix("char") || Self.isNamed(word, before: "_handler")
    case UInt8(ascii: "t"):
      known =
        word.hasSuffix("short") || word.hasSuffix("int") || word.hasSuffix("float")
        || Self.isNamed(word, before: "_t")
    case UInt8(ascii: "g"): known = word.hasSuffix("long")
    case UInt8(ascii: "e"): known = word.hasSuffix("double")
    case UInt8(ascii: "l"): known = word.hasSuffix("bool")
    case UInt8(ascii: "E"): known = word.hasSuffix("FILE")
    case UInt8(ascii: "n"): known = Self.isNamed(word, before: "_handler_fn")
    case UInt8(ascii: "8"), UInt8(ascii: "6"), UInt8(ascii: "2"), UInt8(ascii: "4"):
      known = Self.endsWithSizedType(word)
    default: known = false
    }
    return known || endsWithLearnedType(word)
  }

  /// Whether the word ends with `suffix` and an identifier can end before that.
  private static func isNamed(_ word: ByteView, before suffix: StaticString) -> Bool {
    guard word.hasSuffix(suffix) else { return false }
    for index in 0..<(word.count - suffix.utf8CodeUnitCount) where word[index].isIdentifierStart {
      return true
    }
    return false
  }

  /// Whether the word ends like `u8` or `le32`.
  private static func endsWithSizedType(_ word: ByteView) -> Bool {
    var digits = 2
    if word.last == UInt8(ascii: "8") {
      digits = 1
    } else if !word.hasSuffix("16") && !word.hasSuffix("32") && !word.hasSuffix("64") {
      return false
    }
    let letter = word.count - digits - 1
    switch word[letter] {
    case UInt8(ascii: "u"), UInt8(ascii: "s"): return true
    case UInt8(ascii: "e"):
      return word[letter - 1] == UInt8(ascii: "b") || word[letter - 1] == UInt8(ascii: "l")
    default: return false
    }
  }

  /// The longest name of a learned type that is looked for at the end of a longer word.
  private static let longestLearned = 128

  private func endsWithLearnedType(_ word: ByteView) -> Bool {
    if learnedTypes.isEmpty && extraTypes.isEmpty { return false }
    for start in max(0, word.count - Self.longestLearned)..<word.count {
      let end = word.from(start)
      if learnedTypes.contains(end) || extraTypes.contains(end) { return true }
    }
    return false
  }
}
