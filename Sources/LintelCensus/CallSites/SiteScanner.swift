// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// Finds the places in a C source file that name one of the APIs.
///
/// C cannot be parsed without its headers, and both arms of an `#if` stand in a file. The scanner
/// follows braces, declarations and statements as far as telling a call from what looks like one
/// needs, and each arm starts from what held at the `#if`.
package struct SiteScanner {
  /// What a pair of braces holds.
  enum ScopeKind {
    case function, block, aggregate, enumeration, initializer, linkage
  }

  /// An open pair of braces.
  struct Scope {
    let kind: ScopeKind
    /// What held before it.
    let parens, statement, statementParens: Int
    /// APIs whose names stand for something else in it.
    var shadows: [Int] = []
  }

  /// What each arm of a condition starts from.
  struct State {
    var scopes: [Scope] = []
    /// How many of the scopes are more than `extern "C"`.
    var depth = 0
    /// How many braces are open in the last scope that are followed no more.
    var unfollowed = 0
    /// How many parentheses and brackets are open in the scope.
    var parens = 0
    /// Where the statement or declaration starts, and what `parens` was there.
    var statement = 0
    var statementParens = 0
    var head: FunctionHead?
    /// Watched names of a declaration at file scope that is not over yet, in their order.
    var pending: [Int] = []
  }

  /// How far back the start of a declaration is looked for; more tokens are no head of anything.
  static let reach = 2000
  /// How deep braces and conditions are followed: each `#if` keeps a copy of what is around it.
  static let depthLimit = 500

  /// An open `#if`.
  struct Conditional {
    /// The token of the `#if`.
    let token: Int
    let atStart: State
    /// What held at the end of its first arm that may be compiled.
    var atFirstEnd: State?
    /// The directive that ended that arm.
    var firstEnd = 0
    /// Names that other arms left pending.
    var pending: [Int] = []
    var isDead: Bool
    var hadAlways: Bool
    /// Whether a function ended in it that is no part of another.
    var hasBody = false
  }

  let source: CSource
  let apis: APISet
  /// Whether the file may be the home of an API that it defines.
  let isHeader: Bool

  var state = State()
  var conditionals: [Conditional] = []
  var unfollowedConditionals = 0
  /// How many arms are open that nothing compiles.
  var deadArms = 0
  var sites: [FoundSite] = []
  /// The function that places were found in last, so that all of them share its name.
  private var named: (head: FunctionHead, text: String)?
  /// APIs whose names are something else in the whole file, and macros from here on.
  var fileShadows: Set<Int> = []
  var macroShadows: Set<Int> = []
  /// APIs whose names are parameters of the function whose body comes next.
  var parameterShadows: [Int] = []

  private init(_ source: CSource, _ apis: APISet, isHeader: Bool) {
    self.source = source
    self.apis = apis
    self.isHeader = isHeader
  }

  /// The places in the text of the file at `path`, in its order; none where that is no source.
  package static func sites(in text: ByteView, path: String, apis: APISet) -> [CallSite] {
    var tokens = SourceTokens(apis.vocabulary)
    return sites(in: text, path: path, apis: apis, &tokens)
  }

  /// As above; the tokens, which must be of the APIs' vocabulary, lend their memory to one text
  /// after the other.
  static func sites(
    in text: ByteView, path: String, apis: APISet, _ tokens: inout SourceTokens
  ) -> [CallSite] {
    guard let language = Array(path.utf8).withView({ SourceFile.language(of: $0) }) else {
      return []
    }
    tokens.read(text)
    let source = CSource(tokens, apis)
    if language == .assembly { return AssemblyScanner.sites(in: source, apis: apis) }
    var scanner = SiteScanner(source, apis, isHeader: language == .header)
    scanner.scan()
    return located(scanner.sites, in: source, shadows: scanner.fileShadows, apis: apis)
  }

  /// Whether nothing but `extern "C"` is around.
  var isAtFileScope: Bool { state.depth == 0 }

  private mutating func scan() {
    var at = 0
    while at < source.tokens.count {
      let token = source.tokens[at]
      switch token.kind {
      case .openParen, .openBracket: state.parens += 1
      case .closeParen, .closeBracket: state.parens = max(0, state.parens - 1)
      case .openBrace: openBrace(at)
      case .closeBrace: closeBrace(at)
      case .semicolon: semicolon(at)
      case .word:
        if source.api(at) != nil { isAtFileScope ? state.pending.append(at) : watch(at) }
      case .directive: at = directive(at)
      default: break
      }
      at += 1
    }
    finishDeclaration(source.tokens.count, terminator: nil)
  }

  private mutating func push(_ kind: ScopeKind, startingAt start: Int? = nil) {
    state.scopes.append(
      Scope(
        kind: kind, parens: state.parens, statement: state.statement,
        statementParens: state.statementParens))
    if kind != .linkage { state.depth += 1 }
    state.parens = 0
    if let start {
      state.statement = start
      state.statementParens = 0
    }
  }

  private mutating func openBrace(_ at: Int) {
    if state.scopes.count == Self.depthLimit {
      state.unfollowed += 1
      state.statement = at + 1
      return
    }
    guard isAtFileScope else {
      switch bracesInFunction(at) {
      case .block: push(.block, startingAt: at + 1)
      case let kind: push(kind)
      }
      return
    }
    if state.parens > 0 { return push(.initializer) }
    switch bracesAtFileScope(at) {
    case .function:
      let head = state.head
      finishDeclaration(at, terminator: .openBrace)
      let shadows = parameterShadows
      push(.function, startingAt: at + 1)
      state.head = head
      state.scopes[state.scopes.count - 1].shadows = shadows
      parameterShadows = []
    case .linkage:
      push(.linkage, startingAt: at + 1)
      state.pending = []
    case .block: push(.block, startingAt: at + 1)
    case let kind: push(kind)
    }
  }

  private mutating func closeBrace(_ at: Int) {
    if state.unfollowed > 0 {
      state.unfollowed -= 1
      state.statement = at + 1
      return
    }
    guard let scope = state.scopes.popLast() else {
      state.statement = at + 1
      return
    }
    if scope.kind != .linkage { state.depth -= 1 }
    state.parens = scope.parens
    state.statementParens = scope.statementParens
    switch scope.kind {
    case .function, .linkage:
      state.head = nil
      state.parens = 0
      state.statement = at + 1
      state.statementParens = 0
      state.pending = []
      if scope.kind == .function, let last = conditionals.indices.last {
        conditionals[last].hasBody = true
      }
    case .block where scope.parens <= scope.statementParens:
      state.statement = at + 1
      state.statementParens = scope.parens
    default:
      state.statement = scope.statement
    }
  }

  private mutating func semicolon(_ at: Int) {
    if isAtFileScope {
      guard state.parens == 0 else { return }
      let range = state.statement..<at
      if range.count < 200, FunctionHead.isOldStyle(range, in: source) { return }
      finishDeclaration(at, terminator: .semicolon)
    }
    state.statement = at + 1
    state.statementParens = state.parens
  }

  /// Notes a place.
  mutating func add(
    _ token: Int, _ kind: SiteKind, function: String? = nil, owner: Int? = nil
  ) {
    // Beyond that there is no census, whatever else is found.
    if sites.count >= CallSite.most { return }
    let name = function ?? state.head.map { text(of: $0) } ?? ""
    sites.append(
      FoundSite(
        token: token, kind: kind, function: name, owner: owner ?? state.head?.name ?? -1,
        isDisabled: deadArms > 0))
  }

  /// The function as it is written.
  mutating func text(of head: FunctionHead) -> String {
    if let named, named.head == head { return named.text }
    let text = head.text(in: source)
    named = (head, text)
    return text
  }
}
