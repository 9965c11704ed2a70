// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// A variable that keeps what a mapping call gave, where the pointer that it was given to moves on.
struct BaseVariable {
  private let name: String
  private let map: Int
  private let source: SourceTokens
  /// The first token of the statement that maps.
  private let start: Int?
  /// Whether that statement is a declaration, before which another one can stand.
  let isDeclared: Bool

  /// A variable of this name for the mapping call at a token.
  init(name: String, map: Int, source: SourceTokens) {
    self.name = name
    self.map = map
    self.source = source
    var at = map - 1
    while source.kind(at) == .closeParen, let open = source.partner(at) { at = open - 1 }
    guard source.kind(at) == .assign else {
      isDeclared = false
      start = Self.statement(around: map, source)
      return
    }
    var words = 0
    at -= 1
    while source.kind(at) == .word || source.kind(at) == .star {
      if source.kind(at) == .word { words += 1 }
      at -= 1
    }
    isDeclared = words > 1
    start = Self.endsStatement(at, source) ? at + 1 : nil
  }

  /// Whether a token stands before a statement: at the end of another one, after a label or a case, and
  /// not in the parentheses of a `for`.
  private static func endsStatement(_ token: Int, _ source: SourceTokens) -> Bool {
    switch source.kind(token) {
    case .openBrace, .closeBrace: return true
    case .semicolon: return !isInParentheses(token, source)
    case .colon:
      var at = token - 1
      while at > 0, !isBoundary(source.kind(at)) { at -= 1 }
      let first = ConvertWord(rawValue: source[at + 1].value)
      return source.kind(at + 1) == .word
        && (at + 2 == token || first == .caseWord || first == .defaultWord)
    default: return false
    }
  }

  private static func isBoundary(_ kind: Token.Kind?) -> Bool {
    switch kind {
    case .semicolon, .openBrace, .closeBrace, .colon, nil: true
    default: false
    }
  }

  private static func isInParentheses(_ token: Int, _ source: SourceTokens) -> Bool {
    var at = token - 1
    while at > 0 {
      switch source.kind(at) {
      case .openBrace, .closeBrace: return false
      case .openParen: return true
      case .closeParen: at = source.partner(at) ?? at
      default: break
      }
      at -= 1
    }
    return false
  }

  /// The first token of a statement that is a call, with the mapping call as an argument, or is that call;
  /// nil for all else.
  private static func statement(around map: Int, _ source: SourceTokens) -> Int? {
    var at = map - 1
    while !isBoundary(source.kind(at)) {
      switch source.kind(at) {
      case .word, .openParen, .comma, .arrow, .dot, .star, .ampersand, .number: at -= 1
      default: return nil
      }
    }
    return endsStatement(at, source) ? at + 1 : nil
  }

  /// The changes of the statement: a line before it maps, and it uses the variable.
  ///
  /// What a declaration declares must be seen where it is unmapped.
  func edits(unmappedAt unmaps: [Int]) throws(ReadingProblem) -> [SourceEdit] {
    if isDeclared, let end = blockEnd, unmaps.contains(where: { $0 > end }) {
      throw ReadingProblem(map, "no variable that is declared here is seen at the unmap")
    }
    guard let start, let close = source.partner(map + 1), source[start].startsLine,
      source.facts(start).isDisjoint(with: [.statement]),
      // A word that stands alone on the line above may be a macro.
      !(start + 1..<max(map, start + 1)).contains(where: { source[$0].startsLine })
    else {
      throw ReadingProblem(map, "no line can be added here that keeps the address")
    }
    let place = Int(source[start].start)
    let page = source.text[Int(source[map + 1].start)..<Int(source[close].end)].string
    if start == map {
      let range = Int(source[map].start)..<Int(source[close].end)
      return [SourceEdit(range: range, text: "\(name) = kmap_local_page\(page)")]
    }
    let type = isDeclared ? "void *" : ""
    let line =
      "\(type)\(name) = kmap_local_page\(page);\n\(Self.indent(of: place, source.text))"
    return [
      SourceEdit(range: place..<place, text: line),
      SourceEdit(range: Int(source[map].start)..<Int(source[close].end), text: name),
    ]
  }

  /// The brace that closes the block of the mapping call.
  private var blockEnd: Int? {
    var at = map
    while at > 0 {
      at -= 1
      if source.kind(at) == .openBrace, let close = source.partner(at), close > map {
        return close
      }
    }
    return nil
  }

  /// The white space that the line of a byte starts with.
  static func indent(of offset: Int, _ text: ByteView) -> String {
    var start = offset
    while start > 0, text[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    return text[start..<min(text.skipSpaces(start), offset)].string
  }
}
