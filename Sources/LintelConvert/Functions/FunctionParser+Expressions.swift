// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension FunctionParser {
  /// Adds an expression that ends where the reader is.
  mutating func add(
    _ kind: ExpressionKind, from start: Int, _ operands: [Int]
  ) -> Int {
    let deepest = operands.reduce(0) { max($0, expressions[$1].depth) }
    expressions.append(Expression(kind: kind, range: start..<at, depth: deepest + 1))
    return expressions.count - 1
  }

  private mutating func addChecked(
    _ kind: ExpressionKind, from start: Int, _ operands: [Int]
  ) throws(ReadingProblem) -> Int {
    let number = add(kind, from: start, operands)
    if expressions[number].depth > 2 * ConvertLimits.depth {
      throw fail(start, Self.tooDeep)
    }
    return number
  }

  /// Reads an expression with commas.
  mutating func expression() throws(ReadingProblem) -> Int {
    let start = at
    var value = try assignment()
    while code.kind(at) == .comma {
      at += 1
      let right = try assignment()
      value = try addChecked(.comma(value, right), from: start, [value, right])
    }
    return value
  }

  /// Reads an expression without commas.
  mutating func assignment() throws(ReadingProblem) -> Int {
    try deepen(at)
    defer { depth -= 1 }
    let start = at
    let left = try conditional()
    switch code.kind(at) {
    case .assign:
      at += 1
      let right = code.kind(at) == .openBrace ? try braces() : try assignment()
      return try addChecked(.assign(left, right), from: start, [left, right])
    case .compoundAssign:
      at += 1
      let right = try assignment()
      return try addChecked(.compound(left, right), from: start, [left, right])
    default: return left
    }
  }

  private mutating func conditional() throws(ReadingProblem) -> Int {
    let start = at
    let condition = try binary(0)
    guard code.kind(at) == .question else { return condition }
    at += 1
    var chosen: Int?
    if code.kind(at) != .colon { chosen = try expression() }
    try expect(.colon, "colon")
    try deepen(at)
    let other = try conditional()
    depth -= 1
    return try addChecked(
      .conditional(condition, chosen, other), from: start,
      [condition, other] + (chosen.map { [$0] } ?? []))
  }

  /// How closely a binary operator binds; nil for what is none.
  private static func strength(_ kind: Token.Kind?) -> Int? {
    switch kind {
    case .or: 1
    case .and: 2
    case .bar: 3
    case .caret: 4
    case .ampersand: 5
    case .equal, .notEqual: 6
    case .less, .greater, .lessEqual, .greaterEqual: 7
    case .shiftLeft, .shiftRight: 8
    case .plus, .minus: 9
    case .star, .slash, .percent: 10
    default: nil
    }
  }

  private mutating func binary(_ least: Int) throws(ReadingProblem) -> Int {
    let start = at
    var left = try unary()
    while let kind = code.kind(at), let strength = Self.strength(kind), strength > least {
      at += 1
      try deepen(at)
      let right = try binary(strength)
      depth -= 1
      let value: ExpressionKind =
        switch kind {
        case .and: .and(left, right)
        case .or: .or(left, right)
        default: .binary(kind, left, right)
        }
      left = try addChecked(value, from: start, [left, right])
    }
    return left
  }

  private mutating func unary() throws(ReadingProblem) -> Int {
    try deepen(at)
    defer { depth -= 1 }
    let start = at
    switch code.kind(at) {
    case .star, .ampersand, .not, .minus, .plus, .tilde:
      let kind = code.kind(at) ?? .not
      at += 1
      let operand = try unary()
      return try addChecked(.unary(kind, operand), from: start, [operand])
    case .and:
      // `&&label`
      throw fail(at, "the address of a label")
    case .increment, .decrement:
      at += 1
      let operand = try unary()
      return try addChecked(.step(operand), from: start, [operand])
    case .openParen where isCast(at):
      at = code.partner(at) + 1
      if code.kind(at) == .openBrace {
        // A compound literal.
        return try suffixes(try braces(), start)
      }
      let operand = try unary()
      return try addChecked(.cast(operand), from: start, [operand])
    case .word where code.facts(at).contains(.unevaluated):
      at += 1
      if code.kind(at) == .openParen {
        at = code.partner(at) + 1
      } else {
        // Not evaluated, whatever it is.
        _ = try unary()
      }
      return add(.inert, from: start, [])
    default: return try suffixes(try primary(), start)
    }
  }

  private mutating func primary() throws(ReadingProblem) -> Int {
    let start = at
    switch code.kind(at) {
    case .word:
      let facts = code.facts(at)
      guard facts.isDisjoint(with: [.statement]) else {
        throw fail(at, "a statement where an expression is expected")
      }
      if facts.contains(.typeOf) || facts.contains(.tag) {
        throw fail(at, "a type where an expression is expected")
      }
      let variable = scopes[code.word(at)]?.last ?? -1
      if ConvertWord.isMapping(code.word(at)) || helpers.contains(code.word(at)) { noteVisible(at) }
      at += 1
      return add(.name(variable: variable), from: start, [])
    case .number:
      let value = number(code.bytes(at))
      at += 1
      return add(.number(value), from: start, [])
    case .string, .character:
      // Strings and macros in a row are one.
      repeat {
        at += 1
      } while code.kind(at) == .string
        || code.kind(at) == .word && code.kind(at - 1) == .string
          && scopes[code.word(at)]?.isEmpty != false && !code.facts(at).contains(.statement)
      return add(.literal, from: start, [])
    case .openParen:
      let close = code.partner(at)
      if code.kind(at + 1) == .openBrace {
        // `({ … })`
        at = close + 1
        return add(.opaque, from: start, [])
      }
      at += 1
      let value = try expression()
      guard at == close else { throw fail(at, "an expression that is not understood") }
      at += 1
      return value
    default: throw fail(at, "an expression that is not understood")
    }
  }

  private func number(_ text: ByteView) -> Int? {
    guard let (value, end) = text.number(at: 0) else { return nil }
    return text[end] | 0x20 == UInt8(ascii: "x") || text[end] == UInt8(ascii: ".") ? nil : value
  }

  private mutating func suffixes(_ first: Int, _ start: Int) throws(ReadingProblem) -> Int {
    var value = first
    while true {
      switch code.kind(at) {
      case .openParen:
        let arguments = try self.arguments()
        value = try addChecked(.call(value, arguments), from: start, [value] + arguments)
      case .openBracket:
        let close = code.partner(at)
        at += 1
        let index = try expression()
        guard at == close else { throw fail(at, "an index that is not understood") }
        at += 1
        value = try addChecked(.index(value, index), from: start, [value, index])
      case .dot, .arrow:
        let isArrow = code.kind(at) == .arrow
        guard code.kind(at + 1) == .word else { throw fail(at, "a member without a name") }
        let word = code.word(at + 1)
        at += 2
        value = try addChecked(
          .member(value, word: word, isArrow: isArrow), from: start, [value])
      case .increment, .decrement:
        at += 1
        value = try addChecked(.step(value), from: start, [value])
      case .string, .word:
        // `"text" MACRO "text"`, `PRIx64 "text"`: nothing but a string.
        guard case .name(-1) = expressions[value].kind, code.kind(at) == .string else {
          return value
        }
        while code.kind(at) == .string { at += 1 }
        return add(.literal, from: start, [])
      default: return value
      }
    }
  }
}
