// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension SiteScanner {
  /// What the braces at `at` hold, which stand outside of functions; sets `state.head`.
  mutating func bracesAtFileScope(_ at: Int) -> ScopeKind {
    let range = max(state.statement, at - Self.reach)..<at
    let code = source.code(range)
    guard let first = code.first, let last = code.last else { return .block }
    if source.isWord(first, "extern"), source[last] == .string { return .linkage }
    if source.isWord(first, "namespace") { return .linkage }
    if let head = FunctionHead(range, in: source) {
      state.head = head
      return .function
    }
    var depth = 0
    for token in code {
      switch source.tokens[token].kind {
      case .openParen, .openBracket, .openBrace: depth += 1
      case .closeParen, .closeBracket, .closeBrace: depth -= 1
      case .assign where depth == 0: return .initializer
      default: break
      }
    }
    if code.contains(where: { source.isWord($0, "enum") }) { return .enumeration }
    if code.contains(where: { source.isWord($0, .tag) || source.isWord($0, "class") }) {
      return .aggregate
    }
    return .block
  }

  /// Decides about the watched names of a declaration that ends before `end`.
  mutating func finishDeclaration(_ end: Int, terminator: Token.Kind?) {
    guard !state.pending.isEmpty else { return }
    let names = state.pending
    state.pending = []
    var declaration = Declaration(
      range: state.statement..<end, head: terminator == .openBrace ? state.head : nil,
      source: source)
    for name in names.sorted() { decide(name, declaration.role(of: name), terminator) }
  }

  private mutating func decide(
    _ name: Int, _ role: Declaration.Role, _ terminator: Token.Kind?
  ) {
    guard let api = source.api(name), !isNoUse(name) else { return }
    switch role {
    case .function(let isStatic):
      if isStatic && !isHeader { fileShadows.insert(api) }
      let word = source.bytes(name).string
      if terminator == .openBrace {
        add(name, .definition, function: word)
      } else {
        add(name, .declaration, function: "")
      }
    case .variable: fileShadows.insert(api)
    case .parameter: if terminator == .openBrace { parameterShadows.append(api) }
    case .export: add(name, .export, function: "")
    case .expression(let owner):
      let function = owner.map { text(of: $0) } ?? ""
      if isCalled(name) {
        let kind = macroShadows.contains(api) ? SiteKind.shadowed : .call
        add(name, kind, function: function, owner: owner?.name)
      } else {
        add(name, .reference, function: function)
      }
    case .nothing: break
    }
  }

  /// Whether the name stands for a member, a tag or a label's target.
  func isNoUse(_ name: Int) -> Bool {
    source.isMember(name - 1) || source.isPaste(name - 1) || source.isPaste(name + 1)
      || source.isWord(name - 1, .tag) || source.isWord(name - 1, "goto")
  }

  /// Whether parentheses follow the name, or the name in parentheses of its own.
  func isCalled(_ name: Int) -> Bool {
    if source[name + 1] == .openParen { return true }
    return source[name - 1] == .openParen && source[name + 1] == .closeParen
      && source[name + 2] == .openParen && source[name - 2] != .word
      && source[name - 2] != .closeParen && source[name - 2] != .closeBracket
  }
}
