// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// A source file as tokens, with the questions that finding call sites asks about them.
///
/// All positions are indices of tokens; a position outside of them is a token of no kind.
struct CSource {
  let text: ByteView
  let tokens: [CToken]

  /// The kind of a token, or nil outside.
  subscript(index: Int) -> CToken.Kind? {
    tokens.indices.contains(index) ? tokens[index].kind : nil
  }

  /// The bytes of a token; none outside.
  func bytes(_ index: Int) -> ByteView {
    tokens.indices.contains(index) ? text[tokens[index].range] : .empty
  }

  /// Whether a token is this word.
  func isWord(_ index: Int, _ word: StaticString) -> Bool { bytes(index).equals(word) }

  /// Whether a token is one of the words.
  func isWord(_ index: Int, in words: [StaticString]) -> Bool {
    self[index] == .identifier && words.contains { isWord(index, $0) }
  }

  /// Whether a token starts in the first column.
  func isInFirstColumn(_ index: Int) -> Bool {
    let start = Int(tokens[index].start)
    return start == 0 || text[start - 1] == UInt8(ascii: "\n")
  }

  /// The token that closes the bracket at `open`, before `end`; nil where nothing does.
  func closing(_ open: Int, before end: Int) -> Int? {
    var depth = 0
    var at = open
    while at < end {
      switch tokens[at].kind {
      case .openParen, .openBracket, .openBrace: depth += 1
      case .closeParen, .closeBracket, .closeBrace:
        depth -= 1
        if depth <= 0 { return depth == 0 ? at : nil }
      case .defineStart: at = defineEnd(at)
      default: break
      }
      at += 1
    }
    return nil
  }

  /// The token that opens the bracket at `close`, at or after `start`; nil where nothing does.
  func opening(_ close: Int, from start: Int) -> Int? {
    var depth = 0
    var at = close
    while at >= start {
      switch tokens[at].kind {
      case .closeParen, .closeBracket, .closeBrace: depth += 1
      case .openParen, .openBracket, .openBrace:
        depth -= 1
        if depth == 0 { return at }
      case .defineEnd, .defineStart: return nil
      default: break
      }
      at -= 1
    }
    return nil
  }

  /// The end of the macro definition that starts at `start`.
  func defineEnd(_ start: Int) -> Int {
    var at = start
    while at < tokens.count - 1 && tokens[at].kind != .defineEnd { at += 1 }
    return at
  }

  /// The tokens of a range without directives and what belongs to them.
  ///
  /// Where the range ends in a later arm of an `#if`, the earlier arms are left out.
  func code(_ range: Range<Int>) -> [Int] {
    var code: [Int] = []
    var open: [(start: Int, earlier: [Int])] = []
    var at = range.lowerBound
    while at < range.upperBound {
      switch tokens[at].kind {
      case .defineStart: at = defineEnd(at)
      case .undefine: at += 1
      case .conditionStart: open.append((code.count, []))
      case .conditionElse:
        // Deeper than anybody writes them, arms are not told apart: moving them takes time.
        guard let last = open.indices.last, last < 64 else { break }
        open[last].earlier += code[open[last].start...]
        code.removeSubrange(open[last].start...)
      case .conditionEnd:
        guard let last = open.popLast() else { break }
        code.insert(contentsOf: last.earlier, at: last.start)
      default: code.append(at)
      }
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
