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

  /// The call that the text of a statement starts with: `place = name(`.
  ///
  /// After a shorter reading of the place no equals sign can stand.
  static func start(of text: ByteView) -> (name: Range<Int>, arguments: Int)? {
    guard let end = Grammar.place(text, text.skipSpaces(1)) else { return nil }
    let sign = text.skipSpaces(end)
    return text[sign] == UInt8(ascii: "=") ? call(text, after: sign) : nil
  }

  /// Fixes the line: writes `call` from the assigned call's name on to where `end` says, which is
  /// asked with the text, the function's name, and where the first argument starts.
  static func replace(
    in line: borrowing Line, _ out: inout Reporter, with call: [UInt8],
    upTo end: (ByteView, ByteView, Int) -> Int?
  ) {
    guard let text = out.fixes?[line.index] else { return }
    let change = text.withView { text -> (range: Range<Int>, new: [UInt8])? in
      var last = 0
      let found = first(in: text) { name, arguments in
        guard let end = end(text, name, arguments) else { return false }
        last = end
        return true
      }
      guard let place = found?.place else { return nil }
      return (place.lowerBound..<last, text[place].bytes + ByteView(" = ").bytes + call)
    }
    guard let (range, new) = change else { return }
    out.fixes?.edit(line.index) { text in new.withView { text.replace(range, with: $0) } }
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
