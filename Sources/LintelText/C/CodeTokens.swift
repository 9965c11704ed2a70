// SPDX-License-Identifier: GPL-2.0-only

/// The tokens of a piece of C and the words of its comments, wherever the white space is.
///
/// Two texts with equal tokens mean the same to a compiler, except for what the preprocessor makes
/// text of (`#argument`, `__LINE__`). Where a line ends matters to the preprocessor: the end of a
/// directive and a backslash at the end of a line are tokens too.
package struct CodeTokens {
  /// What a line starts, or the text ends, in.
  package enum Place: Sendable {
    case code
    case comment
    /// A string, or a `//` comment, that a backslash continues.
    case inside
  }

  /// What stands before a token.
  package enum Gap: Sendable {
    /// Nothing: it touches the token before.
    case none
    /// White space or a comment.
    case blank
    /// The end of a line.
    case line
  }

  /// The tokens in order.
  package private(set) var tokens: [[UInt8]] = []
  /// What stands before each token.
  package private(set) var gaps: [Gap] = []
  /// The tokens with which the body of a macro starts; white space before them is no matter of
  /// taste.
  package private(set) var bodies: Set<Int> = []
  /// The words of the comments in order, without the signs that open and close a comment.
  package private(set) var comments: [[UInt8]] = []

  /// What each line but the first starts in.
  package private(set) var places: [Place] = []
  /// What the text ends in.
  package private(set) var end = Place.code

  private var at = 0
  /// Where the last token that is in the text ended.
  private var lastEnd = 0
  /// The open parentheses of a macro's parameters; nil outside of them.
  private var parameterDepth: Int?
  private var startsBody = false
  private var inDirective: Bool
  private var atLineStart: Bool

  /// Reads lines (without their newlines), the first of which may start inside a comment, or in a
  /// directive that the line before goes on with.
  package init(_ lines: [[UInt8]], startsInComment: Bool = false, continues: Bool = false) {
    inDirective = continues
    atLineStart = !continues
    let text = [UInt8](lines.joined(separator: [UInt8(ascii: "\n")]))
    text.withView { text in
      if startsInComment { readBlockComment(text) }
      while at < text.count { readNext(text) }
    }
    if inDirective { append(Self.lineEnd) }
  }

  /// Adds the token that ends where the reader is.
  private mutating func take(_ text: ByteView, from start: Int) {
    let between = text[lastEnd..<max(start, lastEnd)]
    let gap: Gap =
      between.isEmpty ? .none : between.contains(UInt8(ascii: "\n")) ? .line : .blank
    if startsBody { bodies.insert(tokens.count) }
    startsBody = false
    tokens.append(text[start..<at].bytes)
    gaps.append(gap)
    lastEnd = at
    followParameters()
  }

  /// Adds a token that stands for something else.
  private mutating func append(_ token: [UInt8]) {
    tokens.append(token)
    gaps.append(.line)
    startsBody = false
  }

  /// Notes where the parameters of a macro end, and its body starts.
  private mutating func followParameters() {
    guard let depth = parameterDepth, let token = tokens.last else { return }
    if token == [UInt8(ascii: "(")] { parameterDepth = depth + 1 }
    if token == [UInt8(ascii: ")")] { parameterDepth = depth - 1 }
    guard parameterDepth == 0 else { return }
    parameterDepth = nil
    startsBody = true
  }

  /// Notes the line ends between `start` and where the reader is.
  private mutating func cross(_ text: ByteView, from start: Int, in place: Place) {
    let newlines = text[start..<at].occurrences(of: UInt8(ascii: "\n"))
    places += repeatElement(place, count: newlines)
    // What is not closed goes on after the text.
    if at >= text.count { end = place }
  }

  private static let lineEnd = [UInt8(ascii: "\n")]
  private static let continuation = [UInt8(ascii: "\\"), UInt8(ascii: "\n")]
  /// Stands between a prefix and its literal (`L"x"`), and between the name of a macro and its parameters.
  private static let joint: [UInt8] = [0]

  private mutating func readNext(_ text: ByteView) {
    let byte = text[at]
    if byte == UInt8(ascii: "\n") {
      if inDirective { append(Self.lineEnd) }
      parameterDepth = nil
      inDirective = false
      atLineStart = true
      places.append(.code)
      at += 1
    } else if byte.isSpace {
      at += 1
    } else if byte == UInt8(ascii: "/"), text[at + 1] == UInt8(ascii: "*") {
      at += 2
      readBlockComment(text)
    } else if byte == UInt8(ascii: "/"), text[at + 1] == UInt8(ascii: "/") {
      readLineComment(text)
    } else if byte == UInt8(ascii: "#"), atLineStart {
      readDirective(text)
    } else {
      atLineStart = false
      readToken(text)
    }
  }

  private mutating func readBlockComment(_ text: ByteView) {
    let start = at
    let close = text.firstIndex(of: "*/", from: at)
    addWords(text[at..<(close ?? text.count)])
    at = close.map { $0 + 2 } ?? text.count
    cross(text, from: start, in: .comment)
    if close != nil { end = .code }
  }

  private mutating func readLineComment(_ text: ByteView) {
    let start = at
    repeat {
      at = text.firstIndex(of: UInt8(ascii: "\n"), from: at + 1) ?? text.count
    } while at < text.count && text[at - 1] == UInt8(ascii: "\\")
    addWords(text[(start + 2)..<at])
    cross(text, from: start, in: .inside)
    if text[at - 1] != UInt8(ascii: "\\") { end = .code }
  }

  private mutating func addWords(_ text: ByteView) {
    var start = text.skipSpaces(0)
    while start < text.count {
      let rest = text.from(start)
      let length = rest.firstBlank ?? rest.count
      comments.append(rest.upTo(length).bytes)
      start = text.skipSpaces(start + length)
    }
  }

  private mutating func readDirective(_ text: ByteView) {
    inDirective = true
    atLineStart = false
    append(Self.lineEnd + [UInt8(ascii: "#")])
    at += 1
    lastEnd = at
    let start = text.skipBlanks(at)
    let end = text.wordEnd(start)
    let name = text[start..<end]
    guard end > start else { return }
    at = end
    take(text, from: start)
    if name.equals("define") {
      let macro = text.skipBlanks(end)
      at = text.wordEnd(macro)
      take(text, from: macro)
      if text[at] == UInt8(ascii: "(") {
        append(Self.joint)
        parameterDepth = 0
      } else {
        startsBody = true
      }
    } else if name.equals("include") || name.equals("error") || name.equals("warning") {
      // A path and a message are taken as they stand.
      at = text.firstIndex(of: UInt8(ascii: "\n"), from: end) ?? text.count
      append(text[end..<at].trimmed.bytes)
      lastEnd = at
    }
  }

  private mutating func readToken(_ text: ByteView) {
    let start = at
    let byte = text[at]
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      readLiteral(text)
    } else if byte == UInt8(ascii: "\\"), isLineEnd(text, at + 1) {
      at = text.firstIndex(of: UInt8(ascii: "\n"), from: at).map { $0 + 1 } ?? text.count
      cross(text, from: start, in: .code)
      let opensBody = startsBody
      append(Self.continuation)
      startsBody = opensBody
      return
    } else if byte.isDigit || byte == UInt8(ascii: ".") && text[at + 1].isDigit {
      at = Self.numberEnd(text, at)
    } else if byte.isWord || byte >= 0x80 {
      while text[at].isWord || text[at] >= 0x80 { at += 1 }
    } else {
      at += Self.operatorLength(text, at)
    }
    take(text, from: start)
    let next = text[at]
    if next == UInt8(ascii: "\"") || next == UInt8(ascii: "'"), Self.isPrefix(text[start..<at]) {
      append(Self.joint)
    }
  }

  /// Whether the word is part of a literal that it touches.
  private static func isPrefix(_ word: ByteView) -> Bool {
    let prefixes: [StaticString] = ["L", "u", "U", "u8", "R", "LR", "uR", "UR", "u8R"]
    return prefixes.contains { word.equals($0) }
  }

  private func isLineEnd(_ text: ByteView, _ start: Int) -> Bool {
    var at = start
    while text[at].isSpace && text[at] != UInt8(ascii: "\n") { at += 1 }
    return at >= text.count || text[at] == UInt8(ascii: "\n")
  }

  /// Reads a string or a character constant, which the end of its line closes too.
  private mutating func readLiteral(_ text: ByteView) {
    let start = at
    at += 1
    while at < text.count && text[at] != text[start] && text[at] != UInt8(ascii: "\n") {
      at += text[at] == UInt8(ascii: "\\") ? 2 : 1
    }
    let isOpen = at > text.count || at == text.count && text.last == UInt8(ascii: "\n")
    if text[at] == text[start] { at += 1 }
    at = min(at, text.count)
    cross(text, from: start, in: .inside)
    if !isOpen { end = .code }
  }

  /// The end of the number at `start`, by the preprocessor's generous definition of one.
  private static func numberEnd(_ text: ByteView, _ start: Int) -> Int {
    var at = start + 1
    while at < text.count {
      let byte = text[at]
      let isSign = byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
      let isExponent = ["e", "p"].contains(where: { text[at - 1].lowercased == ByteView($0)[0] })
      guard byte.isWord || byte == UInt8(ascii: ".") || isSign && isExponent else { break }
      at += 1
    }
    return at
  }

  private static func operatorLength(_ text: ByteView, _ at: Int) -> Int {
    switch text[at + 1] {
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "="),
      UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "#"), UInt8(ascii: ":"), UInt8(ascii: "."):
      break
    default: return 1
    }
    let long: [StaticString] = ["<<=", ">>=", "..."]
    if long.contains(where: { text.has($0, at: at) }) { return 3 }
    let short: [StaticString] = [
      "++", "--", "->", "<<", ">>", "<=", ">=", "==", "!=", "&&", "||", "+=", "-=", "*=", "/=",
      "%=", "&=", "|=", "^=", "##", "::",
    ]
    return short.contains { text.has($0, at: at) } ? 2 : 1
  }
}
