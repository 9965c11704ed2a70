// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Reads the calls and words of a function.
struct CallReader {
  /// The first and the last line, from 1.
  let lines: ClosedRange<Int>
  private(set) var calls: [SourceCall] = []
  /// How often each word is in it.
  private(set) var words: [String: Int] = [:]

  /// What has parentheses after it and is no call.
  private static let keywords: Set<String> = [
    "if", "while", "for", "switch", "return", "sizeof", "typeof", "__typeof__", "defined", "do",
    "else", "case", "__attribute__", "asm", "alignof", "_Generic",
  ]
  /// The longest argument or target that is compared, in tokens.
  private static let longest = 24

  /// Reads the tokens of a function; `cursor` stands on its first line.
  init(_ source: SourceTokens, _ tokens: ClosedRange<Int>, _ cursor: LineCursor) {
    var cursor = cursor
    let first = cursor.number
    var statement = tokens.lowerBound
    for at in tokens {
      switch source[at].kind {
      case .semicolon, .openBrace, .closeBrace, .directiveEnd: statement = at + 1
      case .word:
        let word = source.bytes(at).string
        words[word, default: 0] += 1
        guard at > tokens.lowerBound, source.kind(at + 1) == .openParen,
          !Self.keywords.contains(word)
        else { continue }
        cursor.move(to: Int(source[at].start))
        calls.append(
          SourceCall(
            name: word, argument: Self.argument(after: at + 1, in: source),
            target: Self.target(statement..<at, in: source),
            isUsed: Self.isUsed(statement..<at, in: source), line: cursor.number))
      default: break
      }
    }
    cursor.move(to: Int(source[tokens.upperBound].start))
    lines = first...max(first, cursor.number)
  }

  /// The first argument of the call whose parentheses open at a token.
  private static func argument(after open: Int, in source: SourceTokens) -> String {
    var text = ""
    var depth = 0
    var at = open + 1
    while at < source.count, at - open <= longest {
      let kind = source[at].kind
      if kind.isOpening { depth += 1 }
      if kind.isClosing { depth -= 1 }
      if depth < 0 || depth == 0 && kind == .comma { break }
      text += source.bytes(at).string
      at += 1
    }
    return text
  }

  /// What a statement assigns to before a call.
  private static func target(_ range: Range<Int>, in source: SourceTokens) -> String {
    guard let assign = range.last(where: { source[$0].kind == .assign }) else { return "" }
    var parts: [String] = []
    var at = assign - 1
    while at >= range.lowerBound, parts.count < longest {
      let kind = source[at].kind
      let isPart =
        kind == .word || kind == .dot || kind == .arrow || kind == .openBracket
        || kind == .closeBracket || kind == .number
      guard isPart else { break }
      // Two words are a type and a name.
      if kind == .word, source.kind(at + 1) == .word { break }
      parts.append(source.bytes(at).string)
      at -= 1
    }
    return parts.reversed().joined()
  }

  /// Whether the value of a call is used, by what stands before it in its statement.
  private static func isUsed(_ range: Range<Int>, in source: SourceTokens) -> Bool {
    guard let last = range.last else { return false }
    switch source[last].kind {
    case .closeParen, .colon: return range.contains { source[$0].kind == .assign }
    case .word: return source.bytes(last).equals("return")
    default: return true
    }
  }
}
