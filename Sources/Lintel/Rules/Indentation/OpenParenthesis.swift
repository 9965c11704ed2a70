// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Finds the parenthesis that the next line goes on with.
enum OpenParenthesis {
  /// The last parenthesis of `text` that stays open, or nil where all are closed.
  ///
  /// Arguments and balanced parentheses are passed over as a whole, so that a parenthesis inside the
  /// brackets of a subscript does not count. Where nothing else is open the answer is 0, as in
  /// checkpatch.pl.
  static func last(_ text: ByteView, _ grammar: borrowing Grammar) -> Int? {
    guard
      text.occurrences(of: UInt8(ascii: "(")) > text.occurrences(of: UInt8(ascii: ")")),
      let lastParenthesis = text.lastIndex(of: UInt8(ascii: "("))
    else { return nil }
    let unmatched = unmatchedParentheses(text)
    var found = 0
    var at = 0
    while at <= lastParenthesis {
      if let end = argumentEnd(text, at, grammar, unmatched) {
        at = max(end, at + 1)
        continue
      }
      if text[at] == UInt8(ascii: "(") {
        if !unmatched.contains(at), let close = text.closingParenthesis(of: at) {
          at = close + 1
          continue
        }
        found = at
      }
      // Where no argument follows a run of blanks, none follows a part of it.
      at = max(at + 1, text.skipSpaces(at))
    }
    return found
  }

  /// The parentheses that nothing closes.
  private static func unmatchedParentheses(_ text: ByteView) -> Set<Int> {
    var found: Set<Int> = []
    var closed = 0
    for at in (0..<text.count).reversed() {
      if text[at] == UInt8(ascii: ")") {
        closed += 1
      } else if text[at] == UInt8(ascii: "(") {
        if closed > 0 { closed -= 1 } else { found.insert(at) }
      }
    }
    return found
  }

  /// The end of the argument at `at`: a cast, then a place or call, a constant or a string.
  private static func argumentEnd(
    _ text: ByteView, _ at: Int, _ grammar: borrowing Grammar, _ unmatched: Set<Int>
  ) -> Int? {
    let start = text.skipSpaces(at)
    guard text[start] == UInt8(ascii: "(") else { return valueEnd(text, start, unmatched) }
    var found: Int?
    _ = grammar.nonPointerType(text, text.skipSpaces(start + 1)) { end in
      let close = text.skipSpaces(end)
      guard text[close] == UInt8(ascii: ")") else { return false }
      found = valueEnd(text, text.skipSpaces(close + 1), unmatched)
      return found != nil
    }
    return found
  }

  private static func valueEnd(_ text: ByteView, _ at: Int, _ unmatched: Set<Int>) -> Int? {
    var start = at
    if text[at] == UInt8(ascii: "&") || text[at] == UInt8(ascii: "*") {
      start = text.skipSpaces(at + 1)
    }
    if let place = Grammar.place(text, start) {
      let open = text.skipSpaces(place)
      guard text[open] == UInt8(ascii: "("), !unmatched.contains(open),
        let close = text.closingParenthesis(of: open)
      else { return open }
      return text.skipSpaces(close + 1)
    }
    return Grammar.constant(text, at) ?? Grammar.string(text, at)
  }
}
