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
    return value(index + 2, end, depth: 0)
  }

  /// What is known of the value of an expression, which is the tokens from `start` to `end`.
  private func value(_ start: Int, _ end: Int, depth: Int) -> Condition {
    // An operator that binds less, such as `?`, makes all of it unknown.
    guard depth < Limits.conditionDepth,
      first(start, end, { $0 == .question || $0 == .comma }) == nil
    else { return .unknown }
    return combined(start, end, by: .or, decidedBy: .always) { start, end in
      combined(start, end, by: .and, decidedBy: .never) { start, end in
        operand(start, end, depth: depth)
      }
    }
  }

  /// What is known of operands with the operator between them, of which one alone can decide.
  private func combined(
    _ start: Int, _ end: Int, by sign: Token.Kind, decidedBy decisive: Condition,
    _ value: (Int, Int) -> Condition
  ) -> Condition {
    var known: Condition?
    var from = start
    while true {
      let next = first(from, end) { $0 == sign } ?? end
      let operand = value(from, next)
      if operand == decisive { return decisive }
      known = known == nil || known == operand ? operand : .unknown
      if next == end { return known ?? .unknown }
      from = next + 1
    }
  }

  /// What is known of `0`, `1`, `!…` or `(…)`; anything else is not known.
  private func operand(_ start: Int, _ end: Int, depth: Int) -> Condition {
    switch kind(start) {
    case .number where end == start + 1:
      if bytes(start).equals("0") { return .never }
      return bytes(start).equals("1") ? .always : .unknown
    case .openParen where start < end && partner(start) == end - 1:
      return value(start + 1, end - 1, depth: depth + 1)
    case .not where start < end:
      // Two of them are as good as none, so any number is looked at in one step.
      var at = start
      while at < end, kind(at) == .not { at += 1 }
      let inner = kind(at) == .not ? .unknown : operand(at, end, depth: depth)
      guard (at - start) % 2 == 1 else { return inner }
      return inner == .never ? .always : inner == .always ? .never : .unknown
    default: return .unknown
    }
  }

  /// The first token of that sort from `start` to `end` that is in no brackets.
  private func first(_ start: Int, _ end: Int, _ isWanted: (Token.Kind) -> Bool) -> Int? {
    var at = start
    while at < end {
      if isWanted(tokens[at].kind) { return at }
      if tokens[at].kind == .openParen, let close = partner(at) { at = max(at, close) }
      at += 1
    }
    return nil
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
