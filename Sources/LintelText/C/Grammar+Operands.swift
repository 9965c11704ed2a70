// SPDX-License-Identifier: GPL-2.0-only

/// Constants, strings, operators, places to assign to and arguments.
extension Grammar {
  // MARK: - Constants and strings

  /// The end of the suffix of an integer constant at `at` (`ul`, `LL` …), or `at` itself.
  package static func integerSuffix(_ text: ByteView, _ at: Int) -> Int {
    let letter = text[at].lowercased
    guard letter == UInt8(ascii: "l") || letter == UInt8(ascii: "u") else { return at }
    for suffix in ["llu", "ull", "ll", "lu", "ul", "l", "u"] as [StaticString]
    where text.hasIgnoringCase(suffix, at: at) {
      return at + suffix.utf8CodeUnitCount
    }
    return at
  }

  /// The end of the constant at `at`, as far as it goes; a word may go on after it.
  package static func constant(_ text: ByteView, _ at: Int) -> Int? {
    let first = text[at]
    guard first.isDigit || first == UInt8(ascii: ".") else { return nil }
    if let end = floatingConstant(text, at) { return end }
    if first == UInt8(ascii: "0") {
      switch text[at + 1].lowercased {
      case UInt8(ascii: "b"):
        var end = at + 2
        while text[end] == UInt8(ascii: "0") || text[end] == UInt8(ascii: "1") { end += 1 }
        if end > at + 2 { return integerSuffix(text, end) }
      case UInt8(ascii: "x"):
        let end = text.skip(.hexDigit, at + 2)
        if end > at + 2 { return integerSuffix(text, end) }
      case UInt8(ascii: "0")...UInt8(ascii: "7"):
        var end = at + 1
        while text[end] >= UInt8(ascii: "0") && text[end] <= UInt8(ascii: "7") { end += 1 }
        return integerSuffix(text, end)
      default: break
      }
    }
    guard first.isDigit else { return nil }
    return integerSuffix(text, text.skip(.digit, at))
  }

  /// Whether the whole text is one constant; digits that look octal need not be.
  package static func isConstant(_ text: ByteView) -> Bool {
    if text.isEmpty { return false }
    if constant(text, 0) == text.count { return true }
    let digits = text.skip(.digit, 0)
    return digits > 0 && integerSuffix(text, digits) == text.count
  }

  /// Calls `then` with each end of the constant at `at`; `0778` is first taken for the octal `077`.
  package static func constant(_ text: ByteView, _ at: Int, _ then: (Int) -> Bool) -> Bool {
    guard let end = constant(text, at) else { return false }
    if then(end) { return true }
    let digits = text.skip(.digit, at)
    let integer = integerSuffix(text, digits)
    return digits > at && integer > end && then(integer)
  }

  private static func floatingConstant(_ text: ByteView, _ at: Int) -> Int? {
    if text[at] == UInt8(ascii: "0") && text[at + 1].lowercased == UInt8(ascii: "x") {
      let digits = text.skip(.hexDigit, at + 2)
      guard digits > at + 2, text[digits].lowercased == UInt8(ascii: "p") else { return nil }
      guard let end = exponent(text, digits) else { return nil }
      return floatSuffix(text, end)
    }
    let whole = text.skip(.digit, at)
    if text[whole] == UInt8(ascii: ".") {
      let end = text.skip(.digit, whole + 1)
      guard end > whole + 1 || whole > at else { return nil }
      let scaled =
        text[end].lowercased == UInt8(ascii: "e") ? exponent(text, end) ?? end : end
      return floatSuffix(text, scaled)
    }
    guard whole > at, text[whole].lowercased == UInt8(ascii: "e") else { return nil }
    return exponent(text, whole).map { floatSuffix(text, $0) }
  }

  /// The end of an exponent whose letter stands at `at`.
  private static func exponent(_ text: ByteView, _ at: Int) -> Int? {
    let digits = text[at + 1] == UInt8(ascii: "-") ? at + 2 : at + 1
    let end = text.skip(.digit, digits)
    return end > digits ? end : nil
  }

  private static func floatSuffix(_ text: ByteView, _ at: Int) -> Int {
    let letter = text[at].lowercased
    return letter == UInt8(ascii: "f") || letter == UInt8(ascii: "l") ? at + 1 : at
  }

  /// The end of the string at `at` in a line's code, an L or u before it included.
  package static func string(_ text: ByteView, _ at: Int) -> Int? {
    var open = at
    if text[at] == UInt8(ascii: "L") || text[at] == UInt8(ascii: "u") {
      guard !text[at - 1].isWord else { return nil }
      open += 1
    }
    guard text[open] == UInt8(ascii: "\"") else { return nil }
    var end = open + 1
    while text[end] == .blanked || text[end] == UInt8(ascii: "\t") { end += 1 }
    return text[end] == UInt8(ascii: "\"") ? end + 1 : nil
  }

  /// The first string in a line's code at or after `start`.
  package static func firstString(_ text: ByteView, from start: Int = 0) -> Range<Int>? {
    var at = start
    while let quote = text.firstIndex(of: UInt8(ascii: "\""), from: at) {
      if quote > at, quote > start, let end = string(text, quote - 1) { return (quote - 1)..<end }
      if let end = string(text, quote) { return quote..<end }
      at = quote + 1
    }
    return nil
  }

  // MARK: - Operators

  /// The end of a comparison operator at `at`; the `>` of `->` is none.
  @inline(__always)
  package static func comparison(_ text: ByteView, _ at: Int) -> Int? {
    switch text[at] {
    case UInt8(ascii: "<"): text[at + 1] == UInt8(ascii: "=") ? at + 2 : at + 1
    case UInt8(ascii: ">"):
      text[at + 1] == UInt8(ascii: "=")
        ? at + 2 : text[at - 1] == UInt8(ascii: "-") ? nil : at + 1
    case UInt8(ascii: "="), UInt8(ascii: "!"): text[at + 1] == UInt8(ascii: "=") ? at + 2 : nil
    default: nil
    }
  }

  /// The end of an assignment operator at `at`.
  @inline(__always)
  package static func assignment(_ text: ByteView, _ at: Int) -> Int? {
    switch text[at] {
    case UInt8(ascii: "="): return at + 1
    case UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: "%"), UInt8(ascii: "+"),
      UInt8(ascii: "-"), UInt8(ascii: "&"), UInt8(ascii: "^"), UInt8(ascii: "|"):
      return text[at + 1] == UInt8(ascii: "=") ? at + 2 : nil
    case UInt8(ascii: "<"): return text.has("<<=", at: at) ? at + 3 : nil
    case UInt8(ascii: ">"): return text.has(">>=", at: at) ? at + 3 : nil
    default: return nil
    }
  }

  /// The end of an operator at `at`, the longest that checkpatch.pl knows; a plain `=` is none.
  package static func `operator`(_ text: ByteView, _ at: Int) -> Int? {
    let next = text[at + 1]
    switch text[at] {
    case UInt8(ascii: "<"): return next == 61 || next == 60 ? at + 2 : at + 1
    case UInt8(ascii: ">"): return next == 61 || next == 62 ? at + 2 : at + 1
    case UInt8(ascii: "="): return next == 61 || next == 62 ? at + 2 : nil
    case UInt8(ascii: "!"): return next == 61 ? at + 2 : at + 1
    case UInt8(ascii: "-"): return next == UInt8(ascii: "-") || next == 62 ? at + 2 : at + 1
    case UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "+"):
      return next == text[at] ? at + 2 : at + 1
    case UInt8(ascii: "~"), UInt8(ascii: ","), UInt8(ascii: "^"), UInt8(ascii: "*"),
      UInt8(ascii: "/"), UInt8(ascii: "%"):
      return at + 1
    default: return nil
    }
  }

  // MARK: - Places and arguments

  /// The end of the longest `name`, `name->member`, `name.member` or `name[index]` at `at`.
  package static func place(_ text: ByteView, _ at: Int) -> Int? {
    guard var end = identifier(text, at) else { return nil }
    while let next = member(text, end) { end = next }
    return end
  }

  /// Calls `then` with each end of a place at `at`, the longest first: every member and subscript
  /// may be left out, and so may the last letters of a name.
  package static func place(_ text: ByteView, _ at: Int, _ then: (Int) -> Bool) -> Bool {
    guard let longest = place(text, at) else { return false }
    if then(longest) { return true }
    // Shorter readings: end after each identifier byte or subscript, from the right. Only inside of a
    // subscript, and of what is pasted together, is the end of a word not that of a place.
    let reading = text[at..<longest]
    let isPlain =
      !reading.contains(UInt8(ascii: "[")) && !reading.contains(UInt8(ascii: "#"))
    var end = longest - 1
    if end - at > SearchBudget.near { end = at + SearchBudget.reach(end - at) }
    while end > at {
      let previous = text[end - 1]
      if previous.isWord || previous == UInt8(ascii: "]") {
        if (isPlain || isPlace(text, at, end)) && then(end) { return true }
        if !isPlain { SearchBudget.spend(end - at) }
      }
      end -= 1
    }
    if longest - at > SearchBudget.near { SearchBudget.spend(longest - at) }
    return false
  }

  /// Whether the bytes from `at` to `end` are one place.
  private static func isPlace(_ text: ByteView, _ at: Int, _ end: Int) -> Bool {
    place(text[0..<end], at) == end
  }

  /// The end of a member or subscript that goes on from `at`, white space not allowed before it.
  package static func member(_ text: ByteView, _ at: Int) -> Int? {
    switch text[at] {
    case UInt8(ascii: "-"):
      return text[at + 1] == UInt8(ascii: ">") ? identifier(text, at + 2) : nil
    case UInt8(ascii: "."): return identifier(text, at + 1)
    case UInt8(ascii: "["):
      return text.firstIndex(of: UInt8(ascii: "]"), from: at).map { $0 + 1 }
    default: return nil
    }
  }

  /// The end of a balanced pair of parentheses at `at`.
  @inline(__always)
  package static func parentheses(_ text: ByteView, _ at: Int) -> Int? {
    text.closingParenthesis(of: at).map { $0 + 1 }
  }

  /// A place or call that was found: `&dev->x`, `*p`, `list_first(&l)`.
  package struct Operand {
    /// The place, a leading `&` or `*` included.
    package let place: Range<Int>
    /// The parentheses of the call, or nil.
    package let call: Range<Int>?
    /// Where it ends, white space after included.
    package let end: Int
  }

  /// Calls `then` with each reading of a place or call at `at`.
  package static func operand(
    _ text: ByteView, _ at: Int, _ then: (Operand) -> Bool
  ) -> Bool {
    var start = at
    if text[at] == UInt8(ascii: "&") || text[at] == UInt8(ascii: "*") {
      start = text.skipSpaces(at + 1)
    }
    return place(text, start) { end in
      let open = text.skipSpaces(end)
      if text[open] == UInt8(ascii: "("), let close = parentheses(text, open) {
        let after = text.skipSpaces(close)
        if then(Operand(place: at..<end, call: open..<close, end: after)) { return true }
        if after > close && then(Operand(place: at..<end, call: open..<close, end: close)) {
          return true
        }
      }
      if then(Operand(place: at..<end, call: nil, end: open)) { return true }
      return open > end && then(Operand(place: at..<end, call: nil, end: end))
    }
  }

  /// An argument of a call: a cast and an operand, a constant or a string.
  package struct Argument {
    /// The cast with its parentheses, or nil.
    package let cast: Range<Int>?
    /// What follows the cast, white space at its end included where it is a place or call.
    package let value: Range<Int>
    /// The place or call, where the value is one.
    package let operand: Operand?
  }

  /// Calls `then` with each reading of one argument at `at`; white space may stand before it.
  package func argument(
    _ text: ByteView, _ at: Int, _ then: (Argument) -> Bool
  ) -> Bool {
    let open = text.skipSpaces(at)
    if text[open] == UInt8(ascii: "(") {
      let found = nonPointerType(text, text.skipSpaces(open + 1)) { end in
        let close = text.skipSpaces(end)
        guard text[close] == UInt8(ascii: ")") else { return false }
        return value(text, text.skipSpaces(close + 1), cast: open..<(close + 1), then)
      }
      if found { return true }
    }
    return value(text, open, cast: nil, then)
  }

  private func value(
    _ text: ByteView, _ at: Int, cast: Range<Int>?, _ then: (Argument) -> Bool
  ) -> Bool {
    let found = Self.operand(text, at) { operand in
      then(Argument(cast: cast, value: at..<operand.end, operand: operand))
    }
    if found { return true }
    let isConstant = Self.constant(text, at) {
      then(Argument(cast: cast, value: at..<$0, operand: nil))
    }
    if isConstant { return true }
    guard let end = Self.string(text, at) else { return false }
    return then(Argument(cast: cast, value: at..<end, operand: nil))
  }
}
