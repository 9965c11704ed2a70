// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// A source file as tokens, with the questions that finding call sites asks about them.
///
/// All positions are indices of tokens; a position outside of them is a token of no kind.
struct CSource {
  private let source: SourceTokens
  private let apiCount: Int

  /// The tokens of a text, which were read with the vocabulary of the APIs.
  init(_ source: SourceTokens, _ apis: APISet) {
    self.source = source
    tokens = source.tokens
    text = source.text
    apiCount = apis.apis.count
  }

  let text: ByteView
  let tokens: [Token]

  /// The kind of a token, or nil outside.
  subscript(index: Int) -> Token.Kind? {
    UInt(bitPattern: index) < UInt(bitPattern: tokens.count) ? tokens[index].kind : nil
  }

  /// The bytes of a token; none outside.
  func bytes(_ index: Int) -> ByteView {
    UInt(bitPattern: index) < UInt(bitPattern: tokens.count) ? text[tokens[index].range] : .empty
  }

  /// The number of the API that a token names, or nil.
  func api(_ index: Int) -> Int? {
    let token = tokens[index]
    return token.kind == .word && Int(token.value) < apiCount ? Int(token.value) : nil
  }

  /// Whether a token is this word.
  func isWord(_ index: Int, _ word: StaticString) -> Bool { bytes(index).equals(word) }

  /// Whether a token is a word that tells this, or one of these.
  func isWord(_ index: Int, _ facts: WordFacts) -> Bool {
    !source.facts(index).isDisjoint(with: facts)
  }

  /// Whether a token is `.` or `->`.
  func isMember(_ index: Int) -> Bool { self[index] == .dot || self[index] == .arrow }

  /// Whether a token is `#` or `##` in a macro.
  func isPaste(_ index: Int) -> Bool { self[index] == .hash || self[index] == .paste }

  /// Whether a token is `:` or `::`.
  func isColon(_ index: Int) -> Bool { self[index] == .colon || self[index] == .scope }

  /// What the condition at a token is known to be.
  func condition(_ index: Int) -> SourceTokens.Condition { source.condition(index) }

  /// The macro that the directive at a token defines.
  func macro(_ index: Int) -> SourceTokens.Macro? { source.macro(index) }

  /// The last token of the directive that starts at a token.
  func directiveEnd(_ start: Int) -> Int { source.partner(start) ?? start }

  /// Whether a token starts in the first column.
  func isInFirstColumn(_ index: Int) -> Bool {
    let start = Int(tokens[index].start)
    return start == 0 || text[start - 1] == UInt8(ascii: "\n")
  }

  /// The token that closes the bracket at `open`, before `end`; nil where nothing does.
  func closing(_ open: Int, before end: Int) -> Int? {
    guard let close = source.partner(open), close < end else { return nil }
    return close
  }

  /// The token that opens the bracket at `close`, at or after `start`; nil where nothing does.
  func opening(_ close: Int, from start: Int) -> Int? {
    guard let open = source.partner(close), open >= start else { return nil }
    return open
  }

  /// The tokens of a range without directives and what belongs to them.
  ///
  /// Where the range ends in a later arm of an `#if`, the earlier arms are left out.
  func code(_ range: Range<Int>) -> [Int] {
    var code: [Int] = []
    var open: [(start: Int, earlier: [Int])] = []
    var at = range.lowerBound
    while at < range.upperBound {
      let token = tokens[at]
      switch token.directive {
      case .none where token.kind == .directiveEnd:
        // The range starts in the middle of a directive.
        code.removeAll()
      case .none: code.append(at)
      case .ifValue, .ifDefined, .ifNotDefined: open.append((code.count, []))
      case .elseValue, .elseDefined, .elseNotDefined, .elseAll:
        // Deeper than anybody writes them, arms are not told apart: moving them takes time.
        guard let last = open.indices.last, last < 64 else { break }
        open[last].earlier += code[open[last].start...]
        code.removeSubrange(open[last].start...)
      case .endIf:
        guard let last = open.popLast() else { break }
        code.insert(contentsOf: last.earlier, at: last.start)
      default: break
      }
      if token.directive != .none { at = directiveEnd(at) }
      at += 1
    }
    return code
  }

  /// The place in `code` of the last semicolon that no brackets are around.
  func lastSemicolon(in code: [Int]) -> Int? {
    var depth = 0
    for place in code.indices.reversed() {
      switch tokens[code[place]].kind {
      case .closeParen, .closeBracket, .closeBrace: depth += 1
      case .openParen, .openBracket, .openBrace: depth -= 1
      case .semicolon where depth == 0: return place
      default: break
      }
    }
    return nil
  }

  /// The place in `code` of the first semicolon that no brackets are around.
  func firstSemicolon(in code: [Int]) -> Int? {
    var depth = 0
    for place in code.indices {
      switch tokens[code[place]].kind {
      case .openParen, .openBracket, .openBrace: depth += 1
      case .closeParen, .closeBracket, .closeBrace: depth -= 1
      case .semicolon where depth == 0: return place
      default: break
      }
    }
    return nil
  }

  /// The bytes of the tokens, without anything between them but a space between two words.
  func joined(_ range: Range<Int>) -> String {
    var bytes: [UInt8] = []
    for at in range {
      let word = self.bytes(at)
      if word[0].isWord, let last = bytes.last, last.isWord { bytes.append(32) }
      bytes += word.bytes
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
