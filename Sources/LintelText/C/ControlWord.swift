// SPDX-License-Identifier: GPL-2.0-only

/// Finds the words after which a body follows: `if (`, `else`, `list_for_each_entry(` …
package enum ControlWord {
  /// The last one in a line: the word, and its open parenthesis where it needs one; and whether the
  /// line has one other than `switch (`.
  package static func last(in code: ByteView) -> (word: Range<Int>, isAnyOther: Bool)? {
    var found: Range<Int>?
    var isAnyOther = false
    var at = code.next(ByteClass.word, from: 0)
    while at < code.count {
      let end = code.wordEnd(at)
      if let head = headEnd(code, at, end) {
        found = at..<head
        if code[at] != UInt8(ascii: "s") || !code.has("switch", at: at) { isAnyOther = true }
      }
      at = code.next(ByteClass.word, from: end)
    }
    return found.map { ($0, isAnyOther) }
  }

  /// The end of the head of a statement that the word at `start..<end` makes.
  @inline(__always)
  private static func headEnd(_ code: ByteView, _ start: Int, _ end: Int) -> Int? {
    let word = code[start..<end]
    switch word.count {
    case 2:
      if word.equals("do") { return end }
      guard word.equals("if") else { return nil }
    case 3: guard word.equals("for") else { return nil }
    case 4: return word.equals("else") ? end : nil
    case 5: guard word.equals("while") else { return nil }
    case 6: guard word.equals("switch") else { return nil }
    case 9...: guard isIterator(word) else { return nil }
    default: return nil
    }
    let open = code.skipSpaces(end)
    return code[open] == UInt8(ascii: "(") ? open + 1 : nil
  }

  /// Whether the word looks like a macro that loops over something.
  private static func isIterator(_ word: ByteView) -> Bool {
    guard let name = word.firstIndex(of: "for_each"), name + 8 < word.count else {
      return false
    }
    for at in 0..<word.count where !word[at].isLower && word[at] != UInt8(ascii: "_") {
      return false
    }
    return true
  }
}
