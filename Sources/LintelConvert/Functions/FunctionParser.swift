// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Reads the body of a function by recursive descent.
///
/// Nothing is guessed that matters: what does not fit the grammar is a `ReadingProblem`.
struct FunctionParser {
  let code: FunctionCode
  /// The functions that map for their callers, or unmap.
  let helpers: Set<Int32>
  var at = 0
  var expressions: [Expression] = []
  var statements: [Statement] = []
  var variables: [Variable] = []
  /// For each word the variables that it has stood for, the innermost last.
  var scopes: [Int32: [Int]] = [:]
  /// The variables of each open scope.
  private var open: [[Int]] = [[]]
  /// How deep the reader is.
  var depth = 0
  /// For each call of a mapping function, by its first position, the variables that are seen there.
  var visible: [Int: [Int]] = [:]

  /// A function as statements.
  struct Result {
    let code: FunctionCode
    let expressions: [Expression]
    let statements: [Statement]
    let variables: [Variable]
    /// The statement that is the body.
    let body: Int
    let visible: [Int: [Int]]

    /// Where the word of the member stands through which something is called; nil for other callees.
    func calledMember(_ callee: Int) -> Int? { Self.calledMember(callee, expressions, code) }

    /// The same of a list of expressions that may have more of them.
    static func calledMember(
      _ callee: Int, _ expressions: [Expression], _ code: FunctionCode
    ) -> Int? {
      switch expressions[callee].kind {
      case .member: expressions[callee].range.last { code.kind($0) == .word }
      case .unary(.star, let inner), .cast(let inner): calledMember(inner, expressions, code)
      default: nil
      }
    }
  }

  /// Reads a body, without its braces; parameters are tokens of the file.
  static func parse(
    _ code: FunctionCode, parameters: [Int], helpers: Set<Int32> = []
  ) throws(ReadingProblem) -> Result {
    if code.count > ConvertLimits.tokens {
      throw ReadingProblem(code.token(0), "a function of more than \(ConvertLimits.tokens) tokens")
    }
    var parser = FunctionParser(code: code, helpers: helpers)
    for parameter in parameters where parameter >= 0 {
      parser.declare(
        word: code.source[parameter].value, token: parameter, isParameter: true,
        isPointer: parser.isPointer(parameter), isSigned: parser.isSigned(parameter))
    }
    let body = try parser.blockContents(upTo: code.count, start: 0)
    return Result(
      code: code, expressions: parser.expressions, statements: parser.statements,
      variables: parser.variables, body: body, visible: parser.visible)
  }

  private init(code: FunctionCode, helpers: Set<Int32>) {
    self.code = code
    self.helpers = helpers
  }

  // MARK: - Scopes

  @discardableResult
  mutating func declare(
    word: Int32, token: Int, isParameter: Bool = false, isStatic: Bool = false,
    isAggregate: Bool = false, hasCleanup: Bool = false, isPointer: Bool = false,
    isSigned: Bool = false
  ) -> Int {
    let number = variables.count
    variables.append(
      Variable(
        word: word, token: token, isParameter: isParameter, isStatic: isStatic,
        isAggregate: isAggregate, hasCleanup: hasCleanup,
        isPointer: isPointer, isSigned: isSigned))
    scopes[word, default: []].append(number)
    open[open.count - 1].append(number)
    return number
  }

  mutating func openScope() { open.append([]) }

  /// Closes a scope.
  mutating func closeScope() {
    for variable in open.removeLast() { scopes[variables[variable].word]?.removeLast() }
  }

  /// Notes which variables are seen where the reader is.
  mutating func noteVisible(_ place: Int) {
    visible[place] = scopes.values.compactMap(\.last).sorted()
  }

  /// Whether a star stands before the name of a parameter.
  private func isPointer(_ parameter: Int) -> Bool {
    var at = parameter - 1
    while let kind = code.source.kind(at), kind == .word || kind == .star {
      if kind == .star { return true }
      at -= 1
    }
    return false
  }

  /// Whether the words before the name of a parameter are those of a signed number.
  private func isSigned(_ parameter: Int) -> Bool {
    var start = parameter
    while code.source.kind(start - 1) == .word { start -= 1 }
    guard code.source.kind(start - 1) != .star else { return false }
    return Self.isSigned((start..<parameter).map { code.source.bytes($0) })
  }

  /// Whether these words are the type of a signed number of 32 bits or more.
  static func isSigned(_ words: [ByteView]) -> Bool {
    let types: [StaticString] = ["int", "long", "s32", "s64", "ssize_t"]
    let others: [StaticString] = ["signed", "const", "volatile", "register", "static"]
    return words.contains { word in types.contains { word.equals($0) } }
      && words.allSatisfy { word in (types + others).contains { word.equals($0) } }
  }

  // MARK: - Helpers

  func fail(_ place: Int, _ text: String) -> ReadingProblem {
    ReadingProblem(code.token(place), text)
  }

  /// What is said of code that is beyond the limit, which no other reading of it can mend.
  static let tooDeep = "code that is nested too deeply"

  mutating func deepen(_ place: Int) throws(ReadingProblem) {
    depth += 1
    if depth > ConvertLimits.depth { throw fail(place, Self.tooDeep) }
  }

  mutating func expect(_ kind: Token.Kind, _ text: String) throws(ReadingProblem) {
    guard code.kind(at) == kind else { throw fail(at, "no \(text) where one is expected") }
    at += 1
  }

  mutating func add(_ kind: StatementKind, _ start: Int) -> Int {
    statements.append(Statement(kind: kind, start: start))
    return statements.count - 1
  }
}
