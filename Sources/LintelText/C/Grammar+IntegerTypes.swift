// SPDX-License-Identifier: GPL-2.0-only

/// Types that are written with several keywords, in the order C programmers use and in others.
extension Grammar {
  /// The integer keywords at one place: `unsigned long int` is s, l, i.
  private struct Words {
    /// A letter a keyword, the first one in the lowest byte: c, h (short), i, l, s (signed or
    /// unsigned).
    private var letters: UInt64 = 0
    private var ends = [6 of Int](repeating: 0)
    private(set) var count = 0

    init(_ text: ByteView, _ at: Int) {
      var at = at
      while count < 6 {
        let end = text.wordEnd(at)
        let letter: UInt8
        switch Keyword(text[at..<end]) {
        case .char: letter = UInt8(ascii: "c")
        case .short: letter = UInt8(ascii: "h")
        case .int: letter = UInt8(ascii: "i")
        case .long: letter = UInt8(ascii: "l")
        case .signed, .unsigned: letter = UInt8(ascii: "s")
        default: return
        }
        letters |= UInt64(letter) << UInt64(8 * count)
        ends[count] = end
        count += 1
        at = text.skipSpaces(end)
        if at == end { return }
      }
    }

    /// The end of the words when they begin with `shape`; a "?" in a shape stands for an optional
    /// sign, which is taken when it is there.
    func end(of shape: StaticString) -> Int? {
      let shape = ByteView(shape)
      var left = letters
      var word = 0
      for index in 0..<shape.count {
        let letter = UInt8(truncatingIfNeeded: left)
        if shape[index] == UInt8(ascii: "?") {
          guard letter == UInt8(ascii: "s") else { continue }
        } else {
          guard letter == shape[index] else { return nil }
        }
        left >>= 8
        word += 1
      }
      return ends[word - 1]
    }

    /// The end of a single keyword, where the only shape that can fit has it alone.
    var single: Int? { count == 1 ? ends[0] : nil }
  }

  /// The usual orders, as checkpatch.pl tries them.
  private static let ordered: [StaticString] = [
    "?c", "?hi", "?h", "?i", "?li", "?lli", "?ll", "?l", "s",
  ]
  /// The orders that MISORDERED_TYPE complains about.
  private static let misordered: [StaticString] = [
    "cs", "i?h", "ihs", "his", "sih", "hs", "lis", "ils", "lsi", "isl", "is", "ills", "llis",
    "llsi", "lls", "ls",
  ]
  /// The orders of `int` and longer types in which UNNECESSARY_INT and casts look for them.
  private static let anyOrder: [StaticString] = [
    "llis", "llsi", "lls", "?lli", "?ll", "ills", "i?ll", "lis", "lsi", "ls", "?li", "?l", "ils",
    "i?l", "is", "?i",
  ]

  /// Calls `then` with each end of a type made of integer keywords at `at`.
  func keywordType(_ text: ByteView, _ at: Int, _ then: (Int) -> Bool) -> Bool {
    let words = Words(text, at)
    if let end = words.single { return then(end) }
    for shape in Self.ordered {
      if let end = words.end(of: shape), then(end) { return true }
    }
    return words.count > 1 && misordered(words, text, then)
  }

  /// Calls `then` with each end of integer keywords in an unusual order at `at`.
  func misorderedKeywords(_ text: ByteView, _ at: Int, _ then: (Int) -> Bool) -> Bool {
    guard text[at].isLower else { return false }
    let words = Words(text, at)
    return words.count > 1 && misordered(words, text, then)
  }

  private func misordered(_ words: Words, _ text: ByteView, _ then: (Int) -> Bool) -> Bool {
    for (index, shape) in Self.misordered.enumerated() {
      guard let end = words.end(of: shape) else { continue }
      if index == 1 {
        // "int short" counts only before exactly one space and another word.
        if text[end].isSpace && text[end + 1].isWord && then(end + 1) { return true }
      } else if then(end) {
        return true
      }
    }
    return false
  }

  /// Calls `then` with each end of an `int`, `long` or `long long` type in any order at `at`; a word
  /// may go on after it.
  package static func integerType(_ text: ByteView, _ at: Int, _ then: (Int) -> Bool) -> Bool {
    guard text[at].isLower else { return false }
    let words = Words(text, at)
    guard words.count > 0 else { return false }
    for shape in anyOrder {
      if let end = words.end(of: shape), then(end) { return true }
    }
    return false
  }
}
