// SPDX-License-Identifier: GPL-2.0-only

/// Taking directives.
extension SourceTokens {
  /// Takes the start of the directive where the reader is, up to where ordinary tokens follow.
  mutating func takeDirective() {
    let start = tokens.count
    directive = start
    openOutside = open.count
    at += 1
    add(.directive, from: at - 1)
    skipInLine()
    let name = at
    var kind = Token.Directive.other
    if text[name].isIdentifierStart {
      at = text.wordEnd(name)
      kind = Token.Directive(text[name..<at])
      add(.word, from: name, value: number(of: text[name..<at], at: name))
    }
    tokens[start].directive = kind
    switch kind {
    case .include: takeHeaderName()
    case .error, .warning: takeText()
    default: break
    }
  }

  /// Ends the directive that the reader is in.
  mutating func endDirective() {
    guard let start = directive else { return }
    if start >= 0 { tokens[start].value = Int32(truncatingIfNeeded: tokens.count) }
    isLineStart = false
    add(.directiveEnd, from: at, value: Int32(truncatingIfNeeded: start))
    open.removeLast(open.count - openOutside)
    openOutside = 0
    directive = nil
  }

  /// Skips what is no token up to the end of the line.
  private mutating func skipInLine() {
    while at < text.count {
      let byte = text[at]
      if byte == UInt8(ascii: "\n") { return }
      if byte.isSpace {
        at += 1
      } else if !takeContinuation() && !takeComment() {
        return
      }
    }
  }

  private mutating func takeHeaderName() {
    skipInLine()
    let isAngled = text[at] == UInt8(ascii: "<")
    guard isAngled || text[at] == UInt8(ascii: "\"") else { return }
    let close = isAngled ? UInt8(ascii: ">") : UInt8(ascii: "\"")
    var stop = at + 1
    while stop < text.count, text[stop] != UInt8(ascii: "\n"), text[stop] != close { stop += 1 }
    guard text[stop] == close else { return }
    let start = at
    at = stop + 1
    add(.headerName, from: start)
  }

  /// Takes what is left of the line as text, comments and white space at its ends left out. Lines
  /// that go on with it are read as any other.
  private mutating func takeText() {
    while true {
      let gap = at
      skipInLine()
      if at >= text.count || text[at] == UInt8(ascii: "\n")
        || text[gap..<at].contains(UInt8(ascii: "\n"))
      {
        return
      }
      let start = at
      var last = at
      while at < text.count && text[at] != UInt8(ascii: "\n") && !startsComment
        && continuationEnd(at) == nil
      {
        if text[at] == UInt8(ascii: "\"") { at = stringEnd(at) }
        if !text[at].isSpace { last = at }
        at += 1
      }
      at = last + 1
      add(.text, from: start)
    }
  }

  private var startsComment: Bool {
    guard text[at] == UInt8(ascii: "/") else { return false }
    let second = text[skipContinuations(at + 1)]
    return second == UInt8(ascii: "*") || second == UInt8(ascii: "/")
  }

  /// The quote that closes the string at `start` in its line; `start` where none does.
  private func stringEnd(_ start: Int) -> Int {
    var at = start + 1
    while at < text.count && text[at] != UInt8(ascii: "\n") {
      if text[at] == UInt8(ascii: "\"") { return at }
      at += 1
    }
    return start
  }
}

/// What directives say.
extension SourceTokens {
  /// What a condition is known to be.
  package enum Condition: Sendable {
    case unknown, never, always
  }

  /// A macro's definition; positions are indices of tokens.
  package struct Macro {
    /// The name.
    package let name: Int
    /// The parentheses around the parameters; nil where it has none.
    package let parameters: ClosedRange<Int>?
    /// The value; nothing where the parentheses are not closed.
    package let body: Range<Int>
  }

  /// What the `#if` or `#elif` at an index is known to be, whatever is configured: `0`, `1`, `0 && …`.
  package func condition(_ index: Int) -> Condition {
    let directive = tokens[index].directive
    guard directive == .ifValue || directive == .elseValue, let end = partner(index) else {
      return .unknown
    }
    var at = index + 2
    while kind(at) == .openParen { at += 1 }
    guard kind(at) == .number, bytes(at).count == 1 else { return .unknown }
    let digit = bytes(at)[0]
    at += 1
    while kind(at) == .closeParen { at += 1 }
    if digit == UInt8(ascii: "0"), at == end || kind(at) == .and { return .never }
    return digit == UInt8(ascii: "1") && at == end ? .always : .unknown
  }

  /// The macro that the `#define` at an index defines; nil for what is none, or has no name.
  package func macro(_ index: Int) -> Macro? {
    guard tokens[index].directive == .define, let end = partner(index) else { return nil }
    let name = index + 2
    guard kind(name) == .word, name < end else { return nil }
    let next = name + 1
    guard kind(next) == .openParen, touches(next) else {
      return Macro(name: name, parameters: nil, body: next..<end)
    }
    guard let close = partner(next) else {
      return Macro(name: name, parameters: nil, body: end..<end)
    }
    return Macro(name: name, parameters: next...close, body: (close + 1)..<end)
  }
}
