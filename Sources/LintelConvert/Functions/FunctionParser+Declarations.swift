// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension FunctionParser {
  /// Whether a declaration starts at a position: a type, or two names with nothing but stars
  /// between them.
  func isDeclaration(_ start: Int) -> Bool {
    guard code.kind(start) == .word else { return false }
    let facts = code.facts(start)
    if facts.contains(.typeStart) || facts.contains(.tag) { return true }
    if facts.contains(.typeOf) { return code.kind(start + 1) == .openParen }
    if facts.contains(.statement) || facts.contains(.unevaluated) { return false }
    // A variable is no type.
    if scopes[code.word(start)]?.isEmpty == false { return false }
    var place = start + 1
    var stars = 0
    while true {
      if code.kind(place) == .star {
        stars += 1
      } else if !code.facts(place).isDisjoint(with: [.attribute, .typeStart]) {
        if code.kind(place + 1) == .openParen { return false }
      } else {
        break
      }
      place += 1
    }
    guard code.kind(place) == .word, !code.facts(place).contains(.statement) else { return false }
    switch code.kind(place + 1) {
    case .assign, .semicolon, .comma, .openBracket: return true
    case .word: return code.facts(place + 1).contains(.attribute)
    default: return false
    }
  }

  /// Reads a declaration with its semicolon.
  mutating func declaration() throws(ReadingProblem) -> Int {
    let start = at
    var parts: [Int] = []
    var type = try specifiers()
    type.isSigned = Self.isSigned((start..<at).map { code.bytes($0) })
    if code.kind(at) == .semicolon {
      at += 1
      return add(.empty, start)
    }
    while true {
      parts.append(try declarator(type))
      if code.kind(at) == .comma {
        at += 1
        continue
      }
      try expect(.semicolon, "semicolon")
      break
    }
    return parts.count == 1 ? parts[0] : add(.group(parts), start)
  }

  /// What a declaration says of all its names.
  private struct Specifiers {
    var isStatic = false
    var isAggregate = false
    /// Whether it is a signed number of 32 bits or more.
    var isSigned = false
  }

  /// Reads the words before the first name.
  private mutating func specifiers() throws(ReadingProblem) -> Specifiers {
    var type = Specifiers()
    var hasType = false
    while code.kind(at) == .word {
      let facts = code.facts(at)
      if facts.contains(.tag) {
        at += 1
        type.isAggregate = !code.isWord(at - 1, .enumWord)
        while code.facts(at).contains(.attribute) { skipAttribute() }
        if code.kind(at) == .word { at += 1 }
        if code.kind(at) == .openBrace { at = code.partner(at) + 1 }
        hasType = true
      } else if facts.contains(.attribute) {
        skipAttribute()
      } else if facts.contains(.typeOf) {
        at += 1
        guard code.kind(at) == .openParen else { throw fail(at, "a type that is not understood") }
        at = code.partner(at) + 1
        hasType = true
      } else if facts.contains(.typeStart) {
        type.isStatic =
          type.isStatic || code.isWord(at, .staticWord) || code.isWord(at, .externWord)
        hasType = hasType || !facts.contains(.qualifier)
        at += 1
      } else if !hasType {
        hasType = true
        // `struct_size_t name`: a type of somebody's; it may be a structure.
        type.isAggregate = true
        at += 1
      } else if code.kind(at + 1) == .word, !code.facts(at + 1).contains(.attribute) {
        at += 1
      } else {
        break
      }
    }
    return type
  }

  private mutating func skipAttribute() {
    at += 1
    if code.kind(at) == .openParen { at = code.partner(at) + 1 }
  }

  private mutating func declarator(_ type: Specifiers) throws(ReadingProblem) -> Int {
    let start = at
    var isPointer = false
    while code.kind(at) == .star || code.facts(at).contains(.attribute)
      || code.facts(at).contains(.typeStart)
    {
      if code.kind(at) == .star { isPointer = true }
      if code.facts(at).contains(.attribute) { skipAttribute() } else { at += 1 }
    }
    var name = at
    if code.kind(at) == .openParen {
      // `void (*name)(int)`
      let close = code.partner(at)
      var inner = at + 1
      while inner < close, code.kind(inner) != .word { inner += 1 }
      guard inner < close, code.kind(at + 1) == .star else {
        throw fail(at, "a declaration that is not understood")
      }
      name = inner
      isPointer = true
      at = close + 1
    } else {
      guard code.kind(at) == .word, !code.facts(at).contains(.statement) else {
        throw fail(at, "a declaration that is not understood")
      }
      at += 1
    }
    var isArray = false
    var isPrototype = false
    var hasCleanup = false
    while true {
      if code.kind(at) == .openBracket {
        isArray = true
        at = code.partner(at) + 1
      } else if code.kind(at) == .openParen {
        isPrototype = true
        at = code.partner(at) + 1
      } else if code.kind(at) == .colon {
        throw fail(at, "a declaration that is not understood")
      } else if code.facts(at).contains(.attribute) {
        if code.isWord(at, .free) || code.isWord(at, .cleanup) { hasCleanup = true }
        skipAttribute()
      } else {
        break
      }
    }
    let variable = declare(
      word: code.word(name), token: code.token(name), isStatic: type.isStatic || isPrototype,
      isAggregate: isArray || type.isAggregate && !isPointer, hasCleanup: hasCleanup,
      isPointer: isPointer, isSigned: type.isSigned && !isPointer && !isArray)
    guard code.kind(at) == .assign else {
      return add(.declare(variable: variable, value: nil), start)
    }
    at += 1
    let value = try initializer()
    return add(.declare(variable: variable, value: value), start)
  }

  /// Reads what stands after `=` in a declaration.
  mutating func initializer() throws(ReadingProblem) -> Int {
    if code.kind(at) == .openBrace { return try braces() }
    return try assignment()
  }

  /// Reads the values in braces; what names a member or an index is skipped.
  mutating func braces() throws(ReadingProblem) -> Int {
    try deepen(at)
    defer { depth -= 1 }
    let start = at
    let close = code.partner(at)
    at += 1
    var values: [Int] = []
    while at < close {
      while code.kind(at) == .dot || code.kind(at) == .openBracket {
        at = code.kind(at) == .dot ? at + 2 : code.partner(at) + 1
      }
      if code.kind(at) == .assign { at += 1 }
      // `name: value`, as GNU C had it.
      if code.kind(at) == .word, code.kind(at + 1) == .colon { at += 2 }
      values.append(try initializer())
      if code.kind(at) == .comma { at += 1 } else { break }
    }
    guard at == close else { throw fail(at, "an initializer that is not understood") }
    at += 1
    return add(.list(values), from: start, values)
  }
}
