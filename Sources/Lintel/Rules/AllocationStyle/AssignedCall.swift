// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// A call whose result is assigned: `place = (cast) name(`.
struct AssignedCall {
  /// What is assigned to.
  let place: Range<Int>
  /// The name of the function.
  let name: Range<Int>
  /// Where the first argument starts.
  let arguments: Int

  /// How many equals signs of a line are looked at; real code has three, hostile input thousands.
  private static let mostSigns = 64

  /// The first one in the text that `accepts` wants, which is asked with the function's name and
  /// where the first argument starts.
  static func first(
    in text: ByteView, where accepts: (ByteView, Int) -> Bool
  ) -> AssignedCall? {
    var at = 0
    var signs = 0
    while signs < mostSigns, let sign = text.firstIndex(of: UInt8(ascii: "="), from: at) {
      at = sign + 1
      signs += 1
      if let (name, arguments) = call(text, after: sign), accepts(text[name], arguments),
        let place = place(text, before: sign)
      {
        return AssignedCall(place: place, name: name, arguments: arguments)
      }
    }
    return nil
  }

  /// The call after the equals sign, a cast or other parentheses before it left out.
  static func call(_ text: ByteView, after sign: Int) -> (name: Range<Int>, arguments: Int)? {
    var start = text.skipSpaces(sign + 1)
    if text[start] == UInt8(ascii: "(") {
      guard let close = Grammar.parentheses(text, start) else { return nil }
      start = text.skipSpaces(close)
    }
    let end = text.wordEnd(start)
    let open = text.skipSpaces(end)
    guard end > start, text[open] == UInt8(ascii: "(") else { return nil }
    return (start..<end, text.skipSpaces(open + 1))
  }

  /// The longest place that ends before the equals sign.
  private static func place(_ text: ByteView, before sign: Int) -> Range<Int>? {
    let text = text.upTo(text.skipSpacesBack(sign))
    var at = 0
    while at < text.count {
      guard text[at].isWord else {
        at += 1
        continue
      }
      let word = text.wordEnd(at)
      let end = Grammar.place(text, at) ?? word
      if end == text.count && text[at].isIdentifierStart { return at..<end }
      at = max(end, word)
    }
    return nil
  }
}
