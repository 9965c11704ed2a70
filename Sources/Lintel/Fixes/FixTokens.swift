// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The tokens of a piece of C and the words of its comments, wherever the white space is.
///
/// Two texts with equal tokens mean the same to a compiler, except for what the preprocessor makes
/// text of (`#argument`, `__LINE__`). Where a line ends matters to the preprocessor: the start and the
/// end of a directive and a backslash at the end of a line are tokens too.
struct FixTokens {
  /// What stands before a token.
  enum Gap {
    /// Nothing: it touches the token before.
    case none
    /// White space or a comment.
    case space
    /// The end of a line.
    case line
  }

  /// The tokens in order.
  private(set) var tokens: [ArraySlice<UInt8>] = []
  /// What each token is by itself.
  private(set) var kinds: [TokenKind] = []
  /// What stands before each token.
  private(set) var gaps: [Gap] = []
  /// The tokens with which the body of a macro starts; white space before them is no matter of
  /// taste.
  private(set) var bodies: Set<Int> = []
  /// The words of the comments in order, without the signs that open and close a comment.
  private(set) var comments: [ArraySlice<UInt8>] = []
  /// What the text ends in.
  private(set) var end = SourceTokens.Place.code

  private let text: [UInt8]
  /// Where the last token that is in the text ended.
  private var lastEnd = 0

  /// Reads lines (without their newlines), the first of which may start inside a comment, or in a
  /// directive that the line before goes on with.
  init(_ lines: [[UInt8]], startsInComment: Bool = false, continues: Bool = false) {
    self.init(
      text: [UInt8](lines.joined(separator: [UInt8(ascii: "\n")])),
      startsInComment: startsInComment, continues: continues)
  }

  /// As above, for lines with a newline between them.
  fileprivate init(text: [UInt8], startsInComment: Bool, continues: Bool) {
    self.text = text
    var source = SourceTokens(TokenKind.vocabulary)
    text.withView { view in
      source.read(view, startsInComment: startsInComment, continuesDirective: continues)
      takeTokens(of: source)
      for comment in source.comments { takeWords(of: view, in: comment.text) }
    }
    end = source.end
  }

  private static let directive = [UInt8(ascii: "\n"), UInt8(ascii: "#")][...]
  private static let lineEnd = [UInt8(ascii: "\n")][...]
  private static let continuation = [UInt8(ascii: "\\"), UInt8(ascii: "\n")][...]
  /// Stands between the name of a macro and its parameters.
  private static let joint = [UInt8(0)][...]

  /// Whether a token is a backslash at the end of a line.
  static func isContinuation(_ token: ArraySlice<UInt8>) -> Bool { token == continuation }

  private mutating func takeTokens(of source: borrowing SourceTokens) {
    var continuations = source.continuations[...]
    var parameters: Int?
    var body: Int?
    for (index, token) in source.tokens.enumerated() {
      while let next = continuations.first, next.start < token.start {
        append(Self.continuation)
        continuations.removeFirst()
      }
      switch token.kind {
      case .directive:
        append(Self.directive)
        lastEnd = Int(token.end)
        let macro = source.macro(index)
        parameters = macro?.parameters?.lowerBound
        body = macro?.body.first
      case .directiveEnd: append(Self.lineEnd)
      case .text, .headerName: take(token.range, gap: .line, .other)
      default:
        if index == parameters { append(Self.joint) }
        if index == body { bodies.insert(tokens.count) }
        take(token.range, gap: gap(before: Int(token.start)), TokenKind(token, in: source, index))
      }
    }
    for _ in continuations { append(Self.continuation) }
  }

  private func gap(before start: Int) -> Gap {
    guard start > lastEnd else { return .none }
    return text[lastEnd..<start].contains(UInt8(ascii: "\n")) ? .line : .space
  }

  /// Adds a token of the text.
  private mutating func take(_ range: Range<Int>, gap: Gap, _ kind: TokenKind) {
    tokens.append(text[range])
    kinds.append(kind)
    gaps.append(gap)
    lastEnd = range.upperBound
  }

  /// Adds a token that stands for something else.
  private mutating func append(_ token: ArraySlice<UInt8>) {
    tokens.append(token)
    kinds.append(.other)
    gaps.append(.line)
  }

  private mutating func takeWords(of view: ByteView, in range: Range<Int>) {
    let view = view.upTo(range.upperBound)
    var start = view.skipSpaces(range.lowerBound)
    while start < view.count {
      var end = start + 1
      while end < view.count && !view[end].isSpace { end += 1 }
      comments.append(text[start..<end])
      start = view.skipSpaces(end)
    }
  }
}

/// The tokens of the texts that were read last.
///
/// The fixes of a line are looked at one after the other. What one starts from is what the one before
/// has left, so that most texts come twice.
struct FixTokenCache {
  private struct Entry {
    let text: [UInt8]
    let startsInComment, continues: Bool
    let tokens: FixTokens
  }

  /// The last two, the newest last.
  private var entries: [Entry] = []

  /// The tokens of lines, as `FixTokens` has them.
  mutating func tokens(
    of lines: [[UInt8]], startsInComment: Bool, continues: Bool
  ) -> FixTokens {
    let text = [UInt8](lines.joined(separator: [UInt8(ascii: "\n")]))
    let known = entries.first {
      $0.startsInComment == startsInComment && $0.continues == continues && $0.text == text
    }
    if let known { return known.tokens }
    let tokens = FixTokens(text: text, startsInComment: startsInComment, continues: continues)
    if entries.count == 2 { entries.removeFirst() }
    entries.append(
      Entry(text: text, startsInComment: startsInComment, continues: continues, tokens: tokens))
    return tokens
  }
}
