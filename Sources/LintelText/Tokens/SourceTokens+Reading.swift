// SPDX-License-Identifier: GPL-2.0-only

/// Taking a text apart: each byte is looked at once, but for those after a backslash.
extension SourceTokens {
  /// What is kept for the next text, in tokens; a large text should not make all others pay.
  private static let keptTokens = 1 << 16

  /// Reads a text in place of the one before.
  ///
  /// A part of a larger one may start inside of a `/*` comment, or in a directive that the line before
  /// goes on with; the end of that directive has no partner.
  package mutating func read(
    _ text: ByteView, startsInComment: Bool = false, continuesDirective: Bool = false
  ) {
    forget()
    self.text = text.upTo(Int(Int32.max))
    isLineStart = !continuesDirective
    directive = continuesDirective ? -1 : nil
    if startsInComment { takeBlockComment(from: 0, textFrom: 0) }
    while at < self.text.count { takeNext() }
    if directive != nil { endDirective() }
  }

  private mutating func forget() {
    let isLarge = tokens.count > Self.keptTokens
    tokens.removeAll(keepingCapacity: !isLarge)
    comments.removeAll(keepingCapacity: !isLarge)
    continuations.removeAll(keepingCapacity: !isLarge)
    open.removeAll(keepingCapacity: !isLarge)
    if isLarge { words = vocabulary.index } else { words.keep(vocabulary.count) }
    brokenWords = []
    openOutside = 0
    end = .code
    at = 0
  }

  @inline(__always)
  private mutating func takeNext() {
    let byte = text[at]
    if byte.isIdentifierStart || byte >= 0x80 { return takeWord() }
    switch byte {
    case UInt8(ascii: "\n"):
      if directive != nil { endDirective() }
      isLineStart = true
      at += 1
    case UInt8(ascii: " "), 0x09, 0x0B, 0x0C, 0x0D: at += 1
    case UInt8(ascii: "("): takeOpening(.openParen)
    case UInt8(ascii: ")"): takeClosing(.closeParen)
    case UInt8(ascii: ";"): takeOne(.semicolon)
    case UInt8(ascii: ","): takeOne(.comma)
    case UInt8(ascii: "{"): takeOpening(.openBrace)
    case UInt8(ascii: "}"): takeClosing(.closeBrace)
    case UInt8(ascii: "["): takeOpening(.openBracket)
    case UInt8(ascii: "]"): takeClosing(.closeBracket)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): takeNumber()
    case UInt8(ascii: "\""), UInt8(ascii: "'"): takeLiteral(from: at)
    case UInt8(ascii: "/"): if !takeComment() { takePunctuator(byte) }
    case UInt8(ascii: "\\"): if !takeContinuation() { takeOne(.other) }
    case UInt8(ascii: "#") where isLineStart: takeDirective()
    case UInt8(ascii: ".") where text[at + 1].isDigit: takeNumber()
    default: takePunctuator(byte)
    }
  }

  /// Adds a token that ends where the reader is.
  @inline(__always)
  mutating func add(_ kind: Token.Kind, from start: Int, value: Int32 = -1) {
    tokens.append(Token(kind, start..<at, value: value, startsLine: isLineStart))
    isLineStart = false
  }

  @inline(__always)
  private mutating func takeOne(_ kind: Token.Kind) {
    at += 1
    add(kind, from: at - 1)
  }

  @inline(__always)
  private mutating func takeOpening(_ kind: Token.Kind) {
    open.append(Int32(truncatingIfNeeded: tokens.count))
    takeOne(kind)
  }

  @inline(__always)
  private mutating func takeClosing(_ kind: Token.Kind) {
    var partner: Int32 = -1
    if open.count > openOutside {
      partner = open.removeLast()
      tokens[Int(partner)].value = Int32(truncatingIfNeeded: tokens.count)
    }
    at += 1
    add(kind, from: at - 1, value: partner)
  }

  private mutating func takePunctuator(_ first: UInt8) {
    let start = at
    let second = text[at + 1] == UInt8(ascii: "\\") ? skipContinuations(at + 1) : at + 1
    let third = text[second + 1] == UInt8(ascii: "\\") ? skipContinuations(second + 1) : second + 1
    let (kind, length) = Token.Kind.punctuator(first, text[second], text[third])
    at = (length == 1 ? start : length == 2 ? second : third) + 1
    add(kind, from: start)
  }

  // MARK: - Words, numbers, strings

  @inline(__always)
  private static func isWordByte(_ byte: UInt8) -> Bool { byte.isWord || byte >= 0x80 }

  @inline(__always)
  private mutating func takeWord() {
    let start = at
    var end = at + 1
    while Self.isWordByte(text[end]) { end += 1 }
    let next = text[end]
    if next == UInt8(ascii: "\"") || next == UInt8(ascii: "'"),
      Self.isLiteralPrefix(text[start..<end])
    {
      at = end
      return takeLiteral(from: start)
    }
    if next == UInt8(ascii: "\\"), Self.isWordByte(text[skipContinuations(end)]) {
      return takeBrokenWord()
    }
    at = end
    add(.word, from: start, value: number(of: text[start..<end], at: start))
  }

  /// Whether the word is part of a literal that it touches.
  private static func isLiteralPrefix(_ word: ByteView) -> Bool {
    guard word.count <= 3 else { return false }
    let prefixes: [StaticString] = ["L", "u", "U", "u8", "R", "LR", "uR", "UR", "u8R"]
    return prefixes.contains { word.equals($0) }
  }

  /// The number of a word that stands in the text at `start`.
  @inline(__always)
  mutating func number(of word: ByteView, at start: Int) -> Int32 {
    let hash = words.hash(word)
    let found = words.find(hash, count: word.count) { entry, number in
      isSame(word, entry, number)
    }
    if let number = found.number { return Int32(truncatingIfNeeded: number) }
    let range = start..<(start + word.count)
    return Int32(truncatingIfNeeded: words.add(hash, range, at: found.slot))
  }

  /// Starts of entries above this are places in `brokenWords`.
  private static let brokenStart = 1 << 31

  @inline(__always)
  private func isSame(_ word: ByteView, _ entry: WordIndex.Entry, _ number: Int) -> Bool {
    if number < vocabulary.count { return vocabulary.word(number).equals(word) }
    if entry.start < Self.brokenStart { return text[entry.range].equals(word) }
    let start = Int(entry.start) - Self.brokenStart
    return brokenWords.withView { $0[start..<(start + word.count)].equals(word) }
  }

  /// Takes a word with continuations in it, which is the same as one without.
  private mutating func takeBrokenWord() {
    let start = at
    let first = brokenWords.count
    while Self.isWordByte(text[at]) {
      brokenWords.append(text[at])
      at += 1
      let next = skipContinuations(at)
      if Self.isWordByte(text[next]) { at = next }
    }
    let spelling = Array(brokenWords[first...])
    let value = spelling.withView { number(of: $0, at: Self.brokenStart + first) }
    add(.word, from: start, value: value)
  }

  private mutating func takeNumber() {
    let start = at
    var last = text[at]
    at += 1
    while at < text.count {
      let next = skipContinuations(at)
      let byte = text[next]
      let isSign = byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
      let isExponent = last | 0x20 == UInt8(ascii: "e") || last | 0x20 == UInt8(ascii: "p")
      guard byte.isWord || byte == UInt8(ascii: ".") || isSign && isExponent else { break }
      last = byte
      at = next + 1
    }
    add(.number, from: start)
  }

  /// Takes a string or a character constant, whose quote is where the reader is. The end of its line
  /// closes it too.
  private mutating func takeLiteral(from start: Int) {
    let quote = text[at]
    at += 1
    end = .code
    while at < text.count {
      let byte = text[at]
      if byte == quote || byte == UInt8(ascii: "\n") { break }
      at += 1
      guard byte == UInt8(ascii: "\\") else { continue }
      if let next = continuationEnd(at - 1) {
        at = next
        if at == text.count { end = .inside }
      } else {
        // A backslash after the first one goes on with the line before it is an escape's.
        let next = skipContinuations(at)
        if next > at && next == text.count { end = .inside }
        at = next
        if at < text.count && text[at] != UInt8(ascii: "\n") { at += 1 }
      }
    }
    if text[at] == quote { at += 1 }
    add(quote == UInt8(ascii: "\"") ? .string : .character, from: start)
  }
}
