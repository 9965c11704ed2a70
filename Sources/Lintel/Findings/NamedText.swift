// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What of a line a message names: a phrase in quotes, a function `f()`, a word of C, or another word
/// that no English text has.
enum NamedText {
  /// The first of them that stands in the line, from `start` on; nil where none does.
  static func range(in line: ByteView, from start: Int, message: ByteView) -> Range<Int>? {
    quoted(line, start, message) ?? word(line, start, message)
  }

  private static func quoted(_ line: ByteView, _ start: Int, _ message: ByteView) -> Range<Int>? {
    var at = 0
    while at < message.count {
      let quote = message[at]
      let opens = at == 0 || !message[at - 1].isWord
      at += 1
      guard opens, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\""),
        let end = message.firstIndex(of: quote, from: at)
      else { continue }
      if let found = line.range(ofWhole: message[at..<end], from: start) { return found }
      at = end + 1
    }
    return nil
  }

  private static func word(_ line: ByteView, _ start: Int, _ message: ByteView) -> Range<Int>? {
    var at = 0
    while at < message.count {
      let end = message.firstIndex(of: UInt8(ascii: " "), from: at) ?? message.count
      if let word = code(message[at..<end]), let found = line.range(ofWhole: word, from: start) {
        return found
      }
      at = end + 1
    }
    return nil
  }

  /// The word without the punctuation around it, where it is none of English.
  private static func code(_ text: ByteView) -> ByteView? {
    var start = 0
    while start < text.count && opening.contains(text[start]) { start += 1 }
    if let parenthesis = text.firstIndex(of: UInt8(ascii: "("), from: start), parenthesis > start {
      return text[start..<parenthesis]
    }
    var end = text.count
    while end > start && closing.contains(text[end - 1]) { end -= 1 }
    let word = text[start..<end]
    return word.count > 1 && (isOdd(word) || isKeyword(word)) ? word : nil
  }

  private static let opening = ByteSet("(\"'<")
  private static let closing = ByteSet(",;:.)\"'>")

  /// Whether it has capitals only, or signs that words do not have.
  private static func isOdd(_ word: ByteView) -> Bool {
    var capitals = 0
    for index in 0..<word.count {
      let byte = word[index]
      if byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") { capitals += 1 }
      if oddSigns.contains(byte) { return true }
    }
    return capitals == word.count && word.count > 2
  }

  private static let oddSigns = ByteSet("_%#/\\*&|[]{}=.0123456789")

  private static func isKeyword(_ word: ByteView) -> Bool {
    keywords.contains { word.equals($0) }
  }

  /// Words of C, and of the kernel, that messages name without a sign that they are code.
  private static let keywords: [StaticString] = [
    "break", "const", "default", "else", "extern", "goto", "if", "inline", "jiffies", "return",
    "sizeof", "static", "switch", "typedef", "volatile", "while", "Change-Id",
  ]
}
