// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// A declaration outside of functions, from its first token to what ends it.
struct Declaration {
  /// What a name in it stands for.
  enum Role: Equatable {
    /// The function that it declares or defines.
    case function(isStatic: Bool)
    /// A variable, a type or a constant.
    case variable
    case parameter
    case export
    /// A use in a value or in the arguments of a macro that may define a function.
    case expression(owner: FunctionHead?)
    case nothing
  }

  private let source: CSource
  private let code: [Int]
  /// The head of the function whose body follows.
  private let head: FunctionHead?
  private let isStatic: Bool
  /// Where the first word of a type stands.
  private let firstType: Int

  /// Where the last question ended, and what held there.
  private var place = 0
  private var opens: [Int] = []
  private var hasValue = false

  init(range: Range<Int>, head: FunctionHead?, source: CSource) {
    self.source = source
    self.head = head
    code = source.code(range)
    isStatic = code.prefix(4).contains { source.isWord($0, "static") }
    firstType =
      code.firstIndex { token in
        source[token] == .star
          || source[token] == .word && !source.isWord(token, .storage)
      } ?? code.count
  }

  /// What the token `name` stands for; names must be asked for in their order.
  mutating func role(of name: Int) -> Role {
    while place < code.count && code[place] < name {
      switch source.tokens[code[place]].kind {
      case .openParen, .openBracket, .openBrace: opens.append(place)
      case .closeParen, .closeBracket, .closeBrace: _ = opens.popLast()
      case .assign where opens.isEmpty: hasValue = true
      case .comma where opens.isEmpty: hasValue = false
      default: break
      }
      place += 1
    }
    guard place < code.count, code[place] == name else { return .nothing }
    if hasValue { return .expression(owner: nil) }
    guard let outer = opens.first else { return outside(place) }
    return inside(place, outer)
  }

  /// A name that no parentheses are around.
  private func outside(_ place: Int) -> Role {
    let name = code[place]
    if let first = code.first, source.isWord(first, "typedef") { return .variable }
    guard place + 1 < code.count, source[code[place + 1]] == .openParen else {
      if let head, head.name != name { return .nothing }
      return place > 0 || code.count > 1 ? .variable : .nothing
    }
    if let head {
      let isHead = source.bytes(head.name).equals(source.bytes(name)) && head.argument == nil
      return isHead ? .function(isStatic: isStatic) : .expression(owner: nil)
    }
    return firstType < place ? .function(isStatic: isStatic) : .expression(owner: nil)
  }

  /// A name inside parentheses that open at `outer`.
  private func inside(_ place: Int, _ outer: Int) -> Role {
    let name = code[place]
    if let head, head.name == name { return .function(isStatic: isStatic) }
    guard outer > 0 else { return .nothing }
    let owner = code[outer - 1]
    let word = source.bytes(owner)
    if word.has("EXPORT_") || word.has("_EXPORT_") || word.has("__EXPORT_") { return .export }
    if let head, !endsBefore(head, outer) {
      // Arguments of the macro that defines the function, or an attribute's, are no code.
      return head.parameters.contains(name) && isDeclarator(place) ? .parameter : .nothing
    }
    if source[code[outer + 1]] == .star, place == outer + 2,
      source[code[min(place + 1, code.count - 1)]] == .closeParen
    {
      return .variable
    }
    // `void *(name)(struct page *)`
    if place == outer + 1, place + 2 < code.count, source[code[place + 1]] == .closeParen,
      source[code[place + 2]] == .openParen
    {
      return .function(isStatic: isStatic)
    }
    if firstType < outer - 1 || source[owner] != .word || source.isWord(owner, .attribute) {
      return .nothing
    }
    let argument = code[outer + 1]
    let names = source[argument] == .word && argument != name
    return .expression(
      owner: FunctionHead(
        name: owner, argument: names ? argument : nil, parameters: code[outer]...code[outer]))
  }

  /// Whether the parentheses at `outer` end a declaration without a semicolon before `head`.
  private func endsBefore(_ head: FunctionHead, _ outer: Int) -> Bool {
    guard code[outer] < head.name, let close = source.closing(code[outer], before: head.name),
      let next = code.firstIndex(where: { $0 > close }),
      !source.isWord(code[outer - 1], .attribute)
    else { return false }
    return source.isInFirstColumn(code[next]) && source.isInFirstColumn(code[outer - 1])
  }

  /// Whether a name inside parentheses is what a parameter is called.
  private func isDeclarator(_ place: Int) -> Bool {
    guard place + 1 < code.count else { return false }
    let isPointer = source[code[place - 1]] == .star
    let hasType = source[code[place - 1]] == .word || isPointer
    switch source[code[place + 1]] {
    case .comma, .closeParen, .openBracket: return hasType
    default: return false
    }
  }
}
