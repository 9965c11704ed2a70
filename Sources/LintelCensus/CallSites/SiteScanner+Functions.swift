// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension SiteScanner {
  /// What the braces at `at` hold, which stand inside of other braces.
  func bracesInFunction(_ at: Int) -> ScopeKind {
    switch state.scopes.last?.kind {
    case .initializer: return source[at - 1] == .openParen ? .block : .initializer
    case .aggregate: return .aggregate
    case .enumeration: return .enumeration
    default: break
    }
    switch source[at - 1] {
    case .assign, .comma: return .initializer
    case .openParen: return state.parens > state.statementParens ? .block : .initializer
    case .closeParen:
      // A cast before a compound literal stands after an operator or a parenthesis; the
      // condition of a statement does not.
      if state.parens > state.statementParens { return .initializer }
      let start = max(state.statement, at - Self.reach)
      if let open = source.opening(at - 1, from: start), open > start {
        switch source[open - 1] {
        case .word, .closeParen:
          return source.isWord(open - 1, "return") ? .initializer : .block
        default: return .initializer
        }
      }
      return .block
    case .word, .closeBrace, .closeBracket: break
    default: return .block
    }
    let code = source.code(max(state.statement, at - Self.reach)..<at)
    guard let first = code.first else { return .block }
    if source.isWord(first, .statement) { return .block }
    for token in code where source[token] == .word {
      if source.isWord(token, "enum") { return .enumeration }
      if source.isWord(token, .tag) { return .aggregate }
    }
    return .block
  }

  /// Decides about a watched name inside of braces.
  mutating func watch(_ name: Int) {
    guard let api = source.api(name), !isNoUse(name) else { return }
    switch state.scopes.last?.kind {
    case .aggregate: return
    case .enumeration:
      fileShadows.insert(api)
      return
    default: break
    }
    let isInExpression = state.scopes.last?.kind == .initializer
    switch isInExpression ? .none : LocalDeclaration(name, state, source).role {
    case .prototype: add(name, .declaration)
    case .variable: state.scopes[state.scopes.count - 1].shadows.append(api)
    case .none: use(name, api)
    }
  }

  private mutating func use(_ name: Int, _ api: Int) {
    let isLocal = state.scopes.contains { $0.shadows.contains(api) }
    if isCalled(name) {
      add(name, isLocal || macroShadows.contains(api) ? .shadowed : .call)
    } else if !isLocal, !isLabel(name), !source.isWord(name - 1, "case"), !isPointerCall(name) {
      add(name, .reference)
    }
  }

  private func isLabel(_ name: Int) -> Bool {
    guard source.isColon(name + 1) else { return false }
    switch source[name - 1] {
    case .semicolon, .openBrace, .closeBrace, .colon, .scope, .closeParen: return true
    default: return false
    }
  }

  /// `(*name)(page)`: a call through a pointer.
  private func isPointerCall(_ name: Int) -> Bool {
    source[name - 1] == .star && source[name - 2] == .openParen && source[name + 1] == .closeParen
      && source[name + 2] == .openParen
  }
}
