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
    let unmatched = Unmatched(text)
    guard unmatched.opened > unmatched.closed else { return nil }
    let lastParenthesis = text.lastIndex(of: UInt8(ascii: "(")) ?? 0
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
      // Where no argument follows a run of spaces, none follows a part of it.
      at = max(at + 1, text.skipSpaces(at))
    }
    return found
  }

  /// The parentheses that nothing closes, and how many stand in the text.
  private struct Unmatched {
    private(set) var opened = 0
    private(set) var closed = 0
    /// The first one; -1 without any. Most texts have no other.
    private var first = -1
    /// The others, from the last to the second.
    private var others: [Int] = []

    init(_ text: ByteView) {
      var surplus = 0
      var at = text.last(.parenthesis, before: text.count)
      while at >= 0 {
        if text[at] == UInt8(ascii: ")") {
          closed += 1
          surplus += 1
        } else {
          opened += 1
          if surplus > 0 {
            surplus -= 1
          } else {
            if first >= 0 { others.append(first) }
            first = at
          }
        }
        at = text.last(.parenthesis, before: at)
      }
    }

    func contains(_ at: Int) -> Bool {
      if at == first { return true }
      var range = others.startIndex..<others.endIndex
      while !range.isEmpty {
        let middle = range.lowerBound + range.count / 2
        if others[middle] == at { return true }
        range =
          others[middle] > at ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
      }
      return false
    }
  }

  /// The end of the argument at `at`: a cast, then a place or call, a constant or a string.
  private static func argumentEnd(
    _ text: ByteView, _ at: Int, _ grammar: borrowing Grammar, _ unmatched: Unmatched
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

  private static func valueEnd(_ text: ByteView, _ at: Int, _ unmatched: Unmatched) -> Int? {
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
