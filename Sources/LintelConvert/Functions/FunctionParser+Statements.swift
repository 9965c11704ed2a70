// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension FunctionParser {
  /// Reads statements up to a position as a scope of their own.
  mutating func blockContents(upTo end: Int, start: Int) throws(ReadingProblem) -> Int {
    openScope()
    var contents: [Int] = []
    while at < end { contents.append(try statement()) }
    if at != end { throw fail(at, "a statement that its braces do not hold") }
    closeScope()
    return add(.block(contents), start)
  }

  /// Reads one statement.
  mutating func statement() throws(ReadingProblem) -> Int {
    try deepen(at)
    defer { depth -= 1 }
    let start = at
    switch code.kind(at) {
    case .semicolon:
      at += 1
      return add(.empty, start)
    case .openBrace:
      let close = code.partner(at)
      at += 1
      let block = try blockContents(upTo: close, start: start)
      at = close + 1
      return block
    case .word:
      if code.facts(at).contains(.statement) { return try keyword() }
      if code.facts(at).contains(.assembly) { return try assembly() }
      // `name:` but not `name::`, nor what goes on with another word.
      if code.kind(at + 1) == .colon {
        at += 2
        return add(.label(code.word(start)), start)
      }
      if isDeclaration(at) { return try declaration() }
      return try expressionStatement()
    case nil, .closeBrace, .closeParen, .closeBracket: throw fail(at, "a statement is missing")
    default: return try expressionStatement()
    }
  }

  private mutating func expressionStatement() throws(ReadingProblem) -> Int {
    let start = at
    let value = try expression()
    if code.kind(at) == .semicolon {
      at += 1
      return add(.expression(value), start)
    }
    guard case .call(let callee, _) = expressions[value].kind,
      case .name(-1) = expressions[callee].kind
    else { throw fail(at, "a statement that does not end") }
    // A macro at the end of a block needs no semicolon.
    if at == code.count || code.kind(at) == .closeBrace { return add(.expression(value), start) }
    let name = code.bytes(start)
    let body = try statement()
    if name.has("scoped_") { return add(.guarded(call: value, body: body), start) }
    return add(.macroLoop(call: value, body: body), start)
  }

  /// `asm volatile ("…" : outputs : inputs : what else changes);`
  private mutating func assembly() throws(ReadingProblem) -> Int {
    let start = at
    at += 1
    while code.kind(at) == .word {
      if code.isWord(at, .gotoWord) { throw fail(at, "assembly that may jump") }
      at += 1
    }
    guard code.kind(at) == .openParen else { throw fail(at, "assembly without parentheses") }
    let close = code.partner(at)
    var colons: [Int] = []
    var place = at + 1
    while place < close {
      switch code.kind(place) {
      case .colon: colons.append(place)
      case .scope: colons += [place, place]
      case .openParen, .openBracket: place = code.partner(place)
      default: break
      }
      place += 1
    }
    let first = colons.first ?? close
    let outputs = first..<(colons.count > 1 ? colons[1] : close)
    at = close + 1
    let value = add(.assembly(outputs: outputs), from: start, [])
    if code.kind(at) == .semicolon { at += 1 }
    return add(.expression(value), start)
  }

  private mutating func keyword() throws(ReadingProblem) -> Int {
    let start = at
    at += 1
    switch ConvertWord(rawValue: code.word(start)) {
    case .ifWord: return try choice(start)
    case .whileWord:
      let condition = try parenthesized()
      return add(.whileLoop(condition: condition, body: try statement()), start)
    case .doWord:
      let body = try statement()
      guard code.isWord(at, .whileWord) else { throw fail(at, "a do without its while") }
      at += 1
      let condition = try parenthesized()
      if code.kind(at) == .semicolon { at += 1 }
      return add(.doLoop(body: body, condition: condition), start)
    case .forWord: return try forLoop(start)
    case .switchWord:
      let value = try parenthesized()
      return add(.switchOn(value, body: try statement()), start)
    case .caseWord:
      try skipToColon()
      return add(.caseLabel, start)
    case .defaultWord:
      try expect(.colon, "colon")
      return add(.defaultLabel, start)
    case .gotoWord:
      guard code.kind(at) == .word else { throw fail(at, "a goto to a computed place") }
      let label = code.word(at)
      at += 1
      try expect(.semicolon, "semicolon")
      return add(.jump(label), start)
    case .breakWord:
      try expect(.semicolon, "semicolon")
      return add(.breakOut, start)
    case .continueWord:
      try expect(.semicolon, "semicolon")
      return add(.continueLoop, start)
    case .returnWord:
      if code.kind(at) == .semicolon {
        at += 1
        return add(.leave(nil), start)
      }
      let value = try expression()
      try expect(.semicolon, "semicolon")
      return add(.leave(value), start)
    default: throw fail(start, "a word where no statement starts")
    }
  }

  private mutating func parenthesized() throws(ReadingProblem) -> Int {
    guard code.kind(at) == .openParen else { throw fail(at, "a condition without parentheses") }
    let close = code.partner(at)
    at += 1
    let value = try expression()
    guard at == close else { throw fail(at, "a condition that is not understood") }
    at += 1
    return value
  }

  /// `if … else if …` is one statement, however many there are.
  private mutating func choice(_ start: Int) throws(ReadingProblem) -> Int {
    var arms: [(condition: Int, body: Int)] = []
    var otherwise: Int?
    while true {
      let condition = try parenthesized()
      arms.append((condition, try statement()))
      guard code.isWord(at, .elseWord) else { break }
      at += 1
      if code.isWord(at, .ifWord) {
        at += 1
      } else {
        otherwise = try statement()
        break
      }
    }
    return add(.choice(arms, otherwise: otherwise), start)
  }

  private mutating func forLoop(_ start: Int) throws(ReadingProblem) -> Int {
    guard code.kind(at) == .openParen else { throw fail(at, "a for without parentheses") }
    let close = code.partner(at)
    at += 1
    openScope()
    var first: Int?
    if code.kind(at) == .semicolon {
      at += 1
    } else {
      let begin = at
      if isDeclaration(at) {
        first = try declaration()
      } else {
        let value = try expression()
        try expect(.semicolon, "semicolon")
        first = add(.expression(value), begin)
      }
    }
    var condition: Int?
    if code.kind(at) != .semicolon { condition = try expression() }
    try expect(.semicolon, "semicolon")
    var step: Int?
    if at < close { step = try expression() }
    guard at == close else { throw fail(at, "a for that is not understood") }
    at += 1
    let body = try statement()
    closeScope()
    return add(.forLoop(start: first, condition: condition, step: step, body: body), start)
  }

  /// Skips the value of a `case`.
  private mutating func skipToColon() throws(ReadingProblem) {
    var questions = 0
    while let kind = code.kind(at) {
      switch kind {
      case .question: questions += 1
      case .colon:
        at += 1
        if questions == 0 { return }
        questions -= 1
        continue
      case .openParen, .openBracket: at = code.partner(at)
      case .semicolon, .openBrace, .closeBrace: throw fail(at, "a case without a colon")
      default: break
      }
      at += 1
    }
    throw fail(at, "a case without a colon")
  }
}
