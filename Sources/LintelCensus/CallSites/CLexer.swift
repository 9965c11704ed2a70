// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Takes C source apart into tokens: no comments, and of directives only what matters.
///
/// `#include`, `#error` and the like leave nothing; a condition leaves one token; a macro
/// definition is put between two marks, so that nobody takes its value for code.
struct CLexer {
  private let text: ByteView
  private let apis: APISet
  private var at = 0
  private var isLineStart = true
  private(set) var tokens: [CToken] = []

  /// The tokens of a text of at most 2 GB.
  static func tokens(of text: ByteView, apis: APISet) -> [CToken] {
    var lexer = CLexer(text, apis)
    lexer.tokens.reserveCapacity(text.count / 5)
    while lexer.skipToCode() { lexer.next() }
    return lexer.tokens
  }

  private init(_ text: ByteView, _ apis: APISet) {
    self.text = text.upTo(Int(Int32.max))
    self.apis = apis
  }

  /// Skips white space, continued line ends and comments; false at the end of the text.
  private mutating func skipToCode() -> Bool {
    while at < text.count {
      switch text[at] {
      case UInt8(ascii: "\n"):
        isLineStart = true
        at += 1
      case UInt8(ascii: "\\") where isLineSplice(at): at = text.lineEnd(at) + 1
      case UInt8(ascii: "/"):
        guard let end = text.commentEnd(at) else { return true }
        at = end
      case let byte:
        guard byte.isSpace else { return true }
        at += 1
      }
    }
    return false
  }

  /// As `skipToCode`, but stops at the end of a directive; true there.
  private mutating func isDirectiveOver() -> Bool {
    while at < text.count {
      switch text[at] {
      case UInt8(ascii: "\n"): return true
      case UInt8(ascii: "\\") where isLineSplice(at): at = text.lineEnd(at) + 1
      case UInt8(ascii: "/"):
        guard let end = text.commentEnd(at) else { return false }
        at = end
      case let byte:
        guard byte.isSpace else { return false }
        at += 1
      }
    }
    return true
  }

  private func isLineSplice(_ index: Int) -> Bool {
    text[index + 1] == UInt8(ascii: "\n")
      || text[index + 1] == UInt8(ascii: "\r") && text[index + 2] == UInt8(ascii: "\n")
  }

  private mutating func next() {
    if isLineStart && text[at] == UInt8(ascii: "#") { return directive() }
    token()
    isLineStart = false
  }

  private mutating func add(_ kind: CToken.Kind, from start: Int, value: Int = -1) {
    tokens.append(
      CToken(
        kind: kind, isFirst: isLineStart, value: Int16(clamping: value), start: Int32(start),
        end: Int32(at)))
  }

  /// Reads one token that is no directive.
  private mutating func token() {
    let start = at
    let byte = text[at]
    if byte.isIdentifierStart || byte >= 128 {
      while text[at].isWord || text[at] >= 128 { at += 1 }
      if text[at] == UInt8(ascii: "\""), isStringPrefix(start) { return string(from: start) }
      add(.identifier, from: start, value: apis.number(of: text[start..<at]) ?? -1)
    } else if byte.isDigit || byte == UInt8(ascii: ".") && text[at + 1].isDigit {
      number(from: start)
    } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      string(from: start)
    } else {
      operatorToken(from: start)
    }
  }

  private func isStringPrefix(_ start: Int) -> Bool {
    at - start == 1 && (text[start] | 0x20 == UInt8(ascii: "l") || text[start] | 0x20 == 0x75)
      || at - start == 2 && text.has("u8", at: start)
  }

  private mutating func number(from start: Int) {
    while text[at].isWord || text[at] == UInt8(ascii: ".")
      || (text[at] == UInt8(ascii: "+") || text[at] == UInt8(ascii: "-"))
        && (text[at - 1] | 0x20 == UInt8(ascii: "e") && text[start + 1] | 0x20 != 0x78
          || text[at - 1] | 0x20 == UInt8(ascii: "p"))
    {
      at += 1
    }
    add(.number, from: start)
  }

  /// Reads a string or character constant; one that does not end stops with its line.
  private mutating func string(from start: Int) {
    let quote = text[at]
    at += 1
    while at < text.count && text[at] != quote && text[at] != UInt8(ascii: "\n") {
      at += text[at] == UInt8(ascii: "\\") ? isLineSplice(at) && text[at + 1] == 13 ? 3 : 2 : 1
    }
    at = min(text[at] == quote ? at + 1 : at, text.count)
    add(.string, from: start)
  }

  private mutating func operatorToken(from start: Int) {
    let byte = text[at]
    let following = text[at + 1]
    at += 1
    switch byte {
    case UInt8(ascii: "("): add(.openParen, from: start)
    case UInt8(ascii: ")"): add(.closeParen, from: start)
    case UInt8(ascii: "{"): add(.openBrace, from: start)
    case UInt8(ascii: "}"): add(.closeBrace, from: start)
    case UInt8(ascii: "["): add(.openBracket, from: start)
    case UInt8(ascii: "]"): add(.closeBracket, from: start)
    case UInt8(ascii: ";"): add(.semicolon, from: start)
    case UInt8(ascii: ","): add(.comma, from: start)
    case UInt8(ascii: "?"): add(.question, from: start)
    case UInt8(ascii: ":"): add(.colon, from: start)
    case UInt8(ascii: "#"):
      if following == byte { at += 1 }
      add(.hash, from: start)
    case UInt8(ascii: "."):
      if following == byte {
        while text[at] == byte { at += 1 }
        add(.other, from: start)
      } else {
        add(.member, from: start)
      }
    case UInt8(ascii: "-") where following == UInt8(ascii: ">"):
      at += 1
      add(.member, from: start)
    default:
      let isAssigning = following == UInt8(ascii: "=")
      if isAssigning {
        at += 1
      } else if following == byte && byte.isA(ByteSet("+-<>&|")) {
        at += text[at + 1] == UInt8(ascii: "=") ? 2 : 1
        return add(.other, from: start)
      }
      switch byte {
      case _ where isAssigning: add(.other, from: start)
      case UInt8(ascii: "="): add(.assign, from: start)
      case UInt8(ascii: "*"): add(.star, from: start)
      case UInt8(ascii: "&"): add(.ampersand, from: start)
      default: add(.other, from: start)
      }
    }
  }

  /// Reads a directive up to the end of its line.
  private mutating func directive() {
    let start = at
    at += 1
    if isDirectiveOver() { return }
    let nameStart = at
    at = text.wordEnd(at)
    let name = text[nameStart..<at]
    if name.equals("define") {
      defineDirective(from: start)
    } else if name.equals("undef") {
      add(.undefine, from: start)
      isLineStart = false
      while !isDirectiveOver() { token() }
    } else if name.equals("if") {
      conditional(.conditionStart, from: start, readsValue: true)
    } else if name.equals("ifdef") || name.equals("ifndef") {
      conditional(.conditionStart, from: start, readsValue: false)
    } else if name.equals("elif") {
      conditional(.conditionElse, from: start, readsValue: true)
    } else if name.equals("else") || name.equals("elifdef") || name.equals("elifndef") {
      conditional(.conditionElse, from: start, readsValue: false)
    } else if name.equals("endif") {
      conditional(.conditionEnd, from: start, readsValue: false)
    } else {
      skipDirective()
    }
    isLineStart = false
  }

  private mutating func defineDirective(from start: Int) {
    add(.defineStart, from: start)
    isLineStart = false
    while !isDirectiveOver() { token() }
    add(.defineEnd, from: at)
  }

  private mutating func conditional(_ kind: CToken.Kind, from start: Int, readsValue: Bool) {
    var condition = CToken.Condition.unknown
    if readsValue && !isDirectiveOver() {
      var value = at
      while text[value] == UInt8(ascii: "(") { value = text.skipBlanks(value + 1) }
      let digit = text[value]
      var end = text.skipBlanks(value + 1)
      while text[end] == UInt8(ascii: ")") { end = text.skipBlanks(end + 1) }
      let isAlone =
        end >= text.count || text[end] == UInt8(ascii: "\n")
        || text[end] == UInt8(ascii: "\r") || text.commentEnd(end) != nil
      if !text[value + 1].isWord {
        if digit == UInt8(ascii: "0") && (isAlone || text.has("&&", at: end)) { condition = .never }
        if digit == UInt8(ascii: "1") && isAlone { condition = .always }
      }
    }
    skipDirective()
    add(kind, from: start, value: Int(condition.rawValue))
  }

  /// Skips the rest of a directive whose text need not be C.
  private mutating func skipDirective() {
    while !isDirectiveOver() {
      if text[at] == UInt8(ascii: "\""), let end = text.firstIndex(of: text[at], from: at + 1),
        end < text.lineEnd(at)
      {
        at = end
      }
      at += 1
    }
  }
}

extension ByteView {
  /// The position of the newline that ends the line at `index`, or the end of the text.
  func lineEnd(_ index: Int) -> Int { firstIndex(of: UInt8(ascii: "\n"), from: index) ?? count }

  /// Where the comment at `index` ends; nil where none starts.
  func commentEnd(_ index: Int) -> Int? {
    guard self[index] == UInt8(ascii: "/") else { return nil }
    if self[index + 1] == UInt8(ascii: "*") {
      var at = index + 2
      while let star = firstIndex(of: UInt8(ascii: "*"), from: at) {
        if self[star + 1] == UInt8(ascii: "/") { return star + 2 }
        at = star + 1
      }
      return count
    }
    guard self[index + 1] == UInt8(ascii: "/") else { return nil }
    var end = lineEnd(index)
    while self[end - 1] == UInt8(ascii: "\\")
      || self[end - 1] == UInt8(ascii: "\r") && self[end - 2] == UInt8(ascii: "\\"), end < count
    {
      end = lineEnd(end + 1)
    }
    return end
  }
}
