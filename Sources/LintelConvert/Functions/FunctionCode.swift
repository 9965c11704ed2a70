// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The tokens of a function's body in one combination of its `#if` arms, without directives.
///
/// Positions are counted from 0 in this list; a position outside of it is a token of no kind.
struct FunctionCode {
  /// The tokens of the file.
  let source: SourceTokens
  /// For each position the token of the file.
  let tokens: [Int32]
  /// For each position of a bracket the one that belongs to it, else -1.
  let partners: [Int32]

  /// The list, in which all brackets must fit.
  init(_ source: SourceTokens, _ tokens: [Int32]) throws(ReadingProblem) {
    var partners = [Int32](repeating: -1, count: tokens.count)
    var open: [Int] = []
    for (place, token) in tokens.enumerated() {
      let kind = source[Int(token)].kind
      if kind.isOpening {
        open.append(place)
      } else if kind.isClosing {
        guard let start = open.popLast(),
          source[Int(tokens[start])].kind.rawValue + 3 == kind.rawValue
        else { throw ReadingProblem(Int(token), "brackets that do not fit") }
        partners[place] = Int32(start)
        partners[start] = Int32(place)
      }
    }
    if let start = open.last { throw ReadingProblem(Int(tokens[start]), "an open bracket") }
    self.source = source
    self.tokens = tokens
    self.partners = partners
  }

  /// How many tokens there are.
  var count: Int { tokens.count }

  /// The kind of the token at a position; nil outside.
  func kind(_ place: Int) -> Token.Kind? {
    UInt(bitPattern: place) < UInt(bitPattern: tokens.count)
      ? source[Int(tokens[place])].kind : nil
  }

  /// The number of the word at a position; -1 for what is none.
  func word(_ place: Int) -> Int32 {
    kind(place) == .word ? source[Int(tokens[place])].value : -1
  }

  /// Whether a position has this word.
  func isWord(_ place: Int, _ word: ConvertWord) -> Bool { self.word(place) == word.rawValue }

  /// What is known of the word at a position.
  func facts(_ place: Int) -> WordFacts {
    kind(place) == .word ? source.facts(Int(tokens[place])) : []
  }

  /// The bytes of the token at a position; none outside.
  func bytes(_ place: Int) -> ByteView {
    UInt(bitPattern: place) < UInt(bitPattern: tokens.count)
      ? source.bytes(Int(tokens[place])) : .empty
  }

  /// The bracket that belongs to the one at a position, which must be one of a bracket.
  func partner(_ place: Int) -> Int { Int(partners[place]) }

  /// The token of the file at a position; the last one past the end.
  func token(_ place: Int) -> Int {
    tokens.isEmpty ? 0 : Int(tokens[min(max(place, 0), tokens.count - 1)])
  }

  /// The tokens with a space between words, and nothing else between them.
  func text(_ range: Range<Int>) -> String {
    var bytes: [UInt8] = []
    for place in range {
      let token = self.bytes(place)
      if token[0].isWord, let last = bytes.last, last.isWord { bytes.append(32) }
      token.append(to: &bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
