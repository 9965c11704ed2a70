// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Where the name stands in what comes before a function's body.
struct FunctionHead: Equatable {
  /// The name, or the macro that defines the function.
  let name: Int
  /// The argument that names the function, where a macro defines it.
  let argument: Int?
  /// The parentheses around the parameters.
  let parameters: ClosedRange<Int>

  init(name: Int, argument: Int?, parameters: ClosedRange<Int>) {
    self.name = name
    self.argument = argument
    self.parameters = parameters
  }

  /// The head of a function in the tokens between two declarations; nil where they are none.
  ///
  /// The last parentheses that are no attribute's hold the parameters. Parameters in the style
  /// before C89 may be declared after them.
  init?(_ range: Range<Int>, in source: CSource) {
    var code = source.code(range)
    var isOldStyle = false
    if let last = source.lastSemicolon(in: code) {
      let rest = Array(code[(last + 1)...])
      if let head = FunctionHead(rest, isOldStyle: false, in: source) {
        self = head
        return
      }
      code = Array(code[..<(source.firstSemicolon(in: code) ?? last)])
      isOldStyle = true
    }
    guard let head = FunctionHead(code, isOldStyle: isOldStyle, in: source) else { return nil }
    self = head
  }

  private init?(_ code: [Int], isOldStyle: Bool, in source: CSource) {
    var groups: [(open: Int, close: Int)] = []
    var depth = 0
    var isInGroup = false
    for (place, token) in code.enumerated() {
      switch source.tokens[token].kind {
      case .openParen, .openBracket, .openBrace:
        if depth == 0 {
          isInGroup = source[token] == .openParen
          if isInGroup { groups.append((place, place)) }
        }
        depth += 1
      case .closeParen, .closeBracket, .closeBrace:
        depth -= 1
        if depth < 0 { return nil }
        guard depth == 0 else { continue }
        // Brackets of two kinds: no function.
        if isInGroup != (source[token] == .closeParen) { return nil }
        if isInGroup { groups[groups.count - 1].close = place }
      case .assign where depth == 0: return nil
      default: break
      }
    }
    guard depth == 0 else { return nil }
    let reader = Reader(code: code, groups: groups, isOldStyle: isOldStyle, source: source)
    for number in groups.indices.reversed() {
      switch reader.answer(number) {
      case .next: continue
      case .none: return nil
      case .head(let head):
        self = head
        return
      }
    }
    return nil
  }

  /// Whether the parentheses hold names only, and words of a declaration come after them.
  static func isOldStyle(_ range: Range<Int>, in source: CSource) -> Bool {
    let code = source.code(range)
    guard let open = code.firstIndex(where: { source[$0] == .openParen }), open > 0,
      source[code[open - 1]] == .word,
      let close = code[open...].firstIndex(where: { source[$0] == .closeParen }),
      close > open + 1, close + 1 < code.count, source[code[close + 1]] == .word,
      !code.contains(where: { source[$0] == .assign })
    else { return false }
    return code[(open + 1)..<close].enumerated().allSatisfy { place, token in
      source[token] == (place % 2 == 0 ? .word : .comma)
    }
  }

  /// The name as a report shows it.
  func text(in source: CSource) -> String {
    let word = source.bytes(name).string
    return argument.map { "\(word)(\(source.bytes($0).string))" } ?? word
  }
}

/// Looks at one pair of parentheses of a head after the other.
private struct Reader {
  enum Answer {
    /// These are no parameters; those before them may be.
    case next
    /// There is no function here.
    case none
    case head(FunctionHead)
  }

  let code: [Int]
  let groups: [(open: Int, close: Int)]
  let isOldStyle: Bool
  let source: CSource

  func answer(_ number: Int) -> Answer {
    let (open, close) = groups[number]
    let parameters = code[open]...code[close]
    guard open > 0 else { return .none }
    let name = code[open - 1]
    if source[name] == .closeParen, number > 0 {
      return beforeParentheses(number, parameters)
    }
    guard source[name] == .word else { return .next }
    if source.isWord(name, .attribute) { return .next }
    // What stands right after parameters is an attribute, unless it starts a line of its own.
    if number > 0, groups[number - 1].close == open - 2, groups[number - 1].open > 0,
      !source.isInFirstColumn(name), source[code[groups[number - 1].open - 1]] == .word,
      !source.isWord(code[groups[number - 1].open - 1], .attribute)
    {
      return .next
    }
    if source.isWord(name, .statement) { return .none }
    if open > 1, source.isWord(code[open - 2], .tag) { return .none }
    if isAggregate(open: open, close: close) { return .none }
    return .head(
      FunctionHead(
        name: name, argument: macroArgument(name: open - 1, open: open), parameters: parameters))
  }

  /// `struct PACKED(4) name {`: a tag, and a word after the parentheses.
  private func isAggregate(open: Int, close: Int) -> Bool {
    guard close + 1 < code.count, source[code[close + 1]] == .word,
      !source.bytes(code[close + 1]).has("__"), !isOldStyle
    else { return false }
    return code.contains { source.isWord($0, .tag) }
      && !code[..<open].contains { source[$0] == .star }
  }

  /// `(*name(int a))(int b)`, `(name)(int a)` and `MACRO(name)(int a)`.
  private func beforeParentheses(_ number: Int, _ parameters: ClosedRange<Int>) -> Answer {
    let (open, close) = groups[number - 1]
    if source[code[open + 1]] == .star {
      let inside = code[(open + 1)..<close]
      guard let inner = inside.firstIndex(where: { source[$0] == .openParen }), inner > open + 1,
        source[code[inner - 1]] == .word,
        let end = source.closing(code[inner], before: code[close])
      else { return .none }
      return .head(
        FunctionHead(name: code[inner - 1], argument: nil, parameters: code[inner]...end))
    }
    guard close == open + 2, source[code[open + 1]] == .word else { return .next }
    let inner = code[open + 1]
    let isMacro =
      open > 0 && source[code[open - 1]] == .word
      && !source.isWord(code[open - 1], .type)
      && (open == 1 || source[code[open - 2]] == .word || source[code[open - 2]] == .star)
    return .head(
      FunctionHead(
        name: isMacro ? code[open - 1] : inner, argument: isMacro ? inner : nil,
        parameters: parameters))
  }

  /// The argument that names the function where the name is a macro's.
  private func macroArgument(name: Int, open: Int) -> Int? {
    let first = code[open + 1]
    guard !isOldStyle, source[first] == .word, !source.isWord(first, "void"),
      source[code[open + 2]] == .comma || source[code[open + 2]] == .closeParen
    else { return nil }
    if CWords.isUppercase(source.bytes(code[name])) { return first }
    let hasType = code[..<name].contains { token in
      source[token] == .star
        || source[token] == .word && !source.isWord(token, .storage)
          && !source.bytes(token).has("__")
    }
    return hasType ? nil : first
  }
}
