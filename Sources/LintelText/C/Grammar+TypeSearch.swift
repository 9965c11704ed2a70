// SPDX-License-Identifier: GPL-2.0-only

/// Types that are looked for from their end.
extension Grammar {
  /// Whether a type stands before `end`, wherever it starts: `accepts` is asked for each end
  /// that a type can have.
  ///
  /// A type may start inside a word: the `int` of `print` counts, as in checkpatch.pl.
  package func hasType(
    in text: ByteView, before end: Int, _ accepts: (Int) -> Bool
  ) -> Bool {
    let text = text.upTo(end)
    let start = Self.earliestStart(text)
    // At each of these bytes a type is looked for.
    if text.count - start > SearchBudget.near { SearchBudget.spend(8 * (text.count - start)) }
    for at in start..<text.count where text[at].isIdentifierStart {
      if type(text, at, accepts) { return true }
    }
    return false
  }

  /// Whether a type that starts anywhere can end exactly at `end`.
  package func hasType(in text: ByteView, endingAt end: Int) -> Bool {
    hasType(in: text, before: end) { $0 == end }
  }

  /// The first type that starts where a word does and has an end that `accepts` takes.
  package func firstType(in text: ByteView, _ accepts: (Int) -> Bool) -> Range<Int>? {
    var at = 0
    while at < text.count {
      if text[at].isIdentifierStart && !text[at - 1].isWord {
        var found: Range<Int>?
        let start = at
        let isType = type(text, at) { end in
          found = start..<end
          return accepts(end)
        }
        if isType { return found }
      }
      at = max(at + 1, text.wordEnd(at))
    }
    return nil
  }

  /// Where a type that reaches the end of the text can start at the earliest.
  private static func earliestStart(_ text: ByteView) -> Int {
    var at = text.count
    let floor = at > SearchBudget.near ? at - SearchBudget.reach(at) : 0
    while at > floor {
      switch text[at - 1] {
      case let byte where byte.isWord || byte.isSpace: at -= 1
      case UInt8(ascii: "*"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "#"): at -= 1
      // The argument of typeof() or of an attribute can hold anything.
      case UInt8(ascii: ")"): return hasArguments(text) ? floor : at
      default: return at
      }
    }
    return at
  }

  private static func hasArguments(_ text: ByteView) -> Bool {
    text.contains("typeof") || text.contains("__aligned") || text.contains("__alloc_size")
  }
}
