// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Tells whether a name inside a function is being declared.
///
/// A declaration starts with a type: words, attributes and stars that no expression starts with.
struct LocalDeclaration {
  /// What the name is declared to be.
  enum Role {
    case variable, prototype, none
  }

  let role: Role

  /// Looks at the statement of `state` up to the token `name`.
  init(_ name: Int, _ state: SiteScanner.State, _ source: CSource) {
    role = Self.role(name, state, source)
  }

  private static func role(
    _ name: Int, _ state: SiteScanner.State, _ source: CSource
  ) -> Role {
    guard name - state.statement < SiteScanner.reach else { return .none }
    let code = source.code(state.statement..<name)
    var at = 0
    if let first = code.first, source.isWord(first, "for"), code.count > 1 { at = 2 }
    var words = 0
    var hasName = false
    var isOnlyWord = true
    while at < code.count {
      let token = code[at]
      switch source.tokens[token].kind {
      case .word:
        if source.isWord(token, .statement) { return .none }
        if source.isWord(token, .attribute), at + 1 < code.count,
          source[code[at + 1]] == .openParen
        {
          guard let end = endOfGroup(at + 1, code, source) else { return .none }
          at = end
          if source.isWord(token, .typeof) { words += 1 }
        } else {
          words += 1
          if words > 1 { hasName = true }
        }
      case .star:
        if words == 0 { return .none }
        isOnlyWord = false
      case .openBracket:
        guard let end = endOfGroup(at, code, source) else { return .none }
        at = end
      case .openBrace:
        // The members of a struct that is declared on the way.
        guard let end = endOfGroup(at, code, source) else { return .none }
        at = end
      case .openParen:
        return words > 0 ? functionPointer(name, at, code, source) : .none
      case .assign:
        guard words > 0, hasName || !isOnlyWord, let comma = nextComma(at, code, source) else {
          return .none
        }
        at = comma
      case .comma: if words == 0 || !(hasName || !isOnlyWord) { return .none }
      default: return .none
      }
      at += 1
    }
    guard words > 0 else { return .none }
    if source[name + 1] == .openParen {
      let isPlain = source[name - 1] == .word
      return isPrototype(name, code, source, isPlain: isPlain) ? .prototype : .none
    }
    switch source[name + 1] {
    case .semicolon, .comma, .assign, .openBracket, .colon, .scope, .word, .closeParen:
      return .variable
    default: return .none
    }
  }

  private static func endOfGroup(_ open: Int, _ code: [Int], _ source: CSource) -> Int? {
    var depth = 0
    for at in open..<code.count {
      switch source.tokens[code[at]].kind {
      case .openParen, .openBracket, .openBrace: depth += 1
      case .closeParen, .closeBracket, .closeBrace:
        depth -= 1
        if depth == 0 { return at }
      default: break
      }
    }
    return nil
  }

  /// The comma that ends the value which starts at `start`; nil where the name is part of it.
  private static func nextComma(_ start: Int, _ code: [Int], _ source: CSource) -> Int? {
    var depth = 0
    for at in start..<code.count {
      switch source.tokens[code[at]].kind {
      case .openParen, .openBracket, .openBrace: depth += 1
      case .closeParen, .closeBracket, .closeBrace: depth -= 1
      case .comma where depth == 0: return at
      default: break
      }
    }
    return nil
  }

  /// `void *(*name)(struct page *)`
  private static func functionPointer(
    _ name: Int, _ open: Int, _ code: [Int], _ source: CSource
  ) -> Role {
    let inside = code[(open + 1)...]
    guard !inside.isEmpty, inside.allSatisfy({ source[$0] == .star }),
      source[name + 1] == .closeParen || source[name + 1] == .openBracket
    else { return .none }
    return .variable
  }

  /// Whether the parentheses after the name hold parameters, not arguments.
  private static func isPrototype(
    _ name: Int, _ code: [Int], _ source: CSource, isPlain: Bool
  ) -> Bool {
    if let first = code.first, source.isWord(first, "extern") { return true }
    let argument = name + 2
    if source.isWord(argument, .type) { return true }
    // A macro that ends its line may stand where a statement starts.
    if isPlain && source.tokens[name].startsLine { return false }
    guard source[argument] == .word else { return false }
    if source[argument + 1] == .word { return true }
    return !isPlain && source[argument + 1] == .star
  }
}
