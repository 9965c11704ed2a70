// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The tokens of a piece of C and the words of its comments, wherever the white space is.
///
/// Two texts with equal tokens mean the same to a compiler, except for what the preprocessor makes
/// text of (`#argument`, `__LINE__`). Where a line ends matters to the preprocessor: the start and the
/// end of a directive are tokens too, and the backslashes at ends of lines count.
struct FixTokens {
  /// What stands before a token.
  enum Gap: UInt8, BitwiseCopyable {
    /// Nothing: it touches the token before.
    case none
    /// White space or a comment.
    case space
    /// The end of a line.
    case line
  }

  /// What a token is written with.
  enum Sign: UInt8, BitwiseCopyable {
    /// The bytes of the text.
    case text
    /// The `#` of a directive, after the end of the line before.
    case directive
    /// The end of a directive.
    case lineEnd
    /// Stands between the name of a macro and its parameters.
    case joint
  }

  /// What tells a sequence of tokens from others.
  final class Sequence: Sendable {}

  /// A token.
  struct Piece: BitwiseCopyable {
    /// Where its bytes are in the text; empty where it is not written with any.
    let start, end: Int32
    /// What it is by itself.
    let kind: TokenKind
    let gap: Gap
    let sign: Sign
    /// Whether the body of a macro starts with it; white space before it is no matter of taste.
    let startsBody: Bool

    var range: Range<Int> { Int(start)..<Int(end) }

    /// The token with another gap, and so many bytes further on.
    func moved(by count: Int32, gap: Gap) -> Piece {
      Piece(
        start: start + count, end: end + count, kind: kind, gap: gap, sign: sign,
        startsBody: startsBody)
    }
  }

  /// The tokens in order.
  private(set) var pieces: [Piece] = []
  /// For each backslash at the end of a line, how many tokens are before it.
  private(set) var continuations: [Int32] = []
  /// Where the words of the comments are, in order, without the signs that open and close a comment.
  private var comments: [Range<Int32>] = []
  /// What the text ends in.
  private(set) var end = SourceTokens.Place.code

  /// The text that was read.
  private(set) var text: [UInt8]
  /// Where the last token that is in the text ended.
  private var lastEnd = 0
  /// Whether the text starts inside a comment.
  let startsInComment: Bool
  /// Texts with the same one have the same tokens.
  let sequence = Sequence()
  /// Whether the text has no directive and no backslash at the end of a line, so that where its lines
  /// end has no meaning.
  private(set) var isPlain: Bool

  /// Reads a text, which may start inside a comment, or in a directive that the line before goes on
  /// with; `source` has the vocabulary of `TokenKind`.
  init(
    _ text: [UInt8], startsInComment: Bool, continues: Bool, with source: inout SourceTokens
  ) {
    self.text = text
    self.startsInComment = startsInComment
    isPlain = !continues
    text.withView { view in
      source.read(view, startsInComment: startsInComment, continuesDirective: continues)
      takeTokens(of: source)
      for comment in source.comments { takeWords(of: view, in: comment.text) }
    }
    end = source.end
  }

  /// The bytes of the token at an index, which must be one of a token.
  func bytes(_ index: Int) -> ArraySlice<UInt8> {
    switch pieces[index].sign {
    case .text: text[pieces[index].range]
    case .directive: [UInt8(ascii: "\n"), UInt8(ascii: "#")]
    case .lineEnd: [UInt8(ascii: "\n")]
    case .joint: [0]
    }
  }

  /// Whether the token at an index, which must be one of a token, is `literal`.
  func isToken(_ index: Int, _ literal: StaticString) -> Bool {
    text.withView { $0[pieces[index].range].equals(literal) }
  }

  /// Whether both have the same tokens and the same backslashes at ends of lines.
  func hasSameTokens(as other: FixTokens) -> Bool {
    if sequence === other.sequence { return true }
    return pieces.count == other.pieces.count && continuations == other.continuations
      && commonStart(with: other) == pieces.count
  }

  /// Whether both have the same words in comments.
  func hasSameComments(as other: FixTokens) -> Bool {
    guard comments.count == other.comments.count else { return false }
    return text.withView { mine in
      other.text.withView { others in
        zip(comments, other.comments).allSatisfy { mine.word($0).equals(others.word($1)) }
      }
    }
  }

  /// The tokens of `other`, which differs from the text in the white space before the tokens `moved`,
  /// the first of which is the one at `first`.
  func respaced(as other: [UInt8], _ moved: [Piece], from first: Int) -> FixTokens {
    var copy = self
    let delta = Int32(truncatingIfNeeded: other.count - text.count)
    let start = pieces[first].start
    copy.text = other
    let rest = first + moved.count
    copy.pieces.replaceSubrange(first..<rest, with: moved)
    for at in rest..<pieces.count {
      copy.pieces[at] = pieces[at].moved(by: delta, gap: pieces[at].gap)
    }
    for at in comments.indices where comments[at].lowerBound >= start {
      copy.comments[at] = (comments[at].lowerBound + delta)..<(comments[at].upperBound + delta)
    }
    return copy
  }

  /// The tokens that are left of both without the first and the last ones that they share.
  func difference(from other: FixTokens) -> (mine: Range<Int>, others: Range<Int>) {
    let start = commonStart(with: other)
    var (end, otherEnd) = (pieces.count, other.pieces.count)
    text.withView { mine in
      other.text.withView { others in
        while end > start, otherEnd > start,
          isSame(pieces[end - 1], mine, other.pieces[otherEnd - 1], others)
        {
          (end, otherEnd) = (end - 1, otherEnd - 1)
        }
      }
    }
    return (start..<end, start..<otherEnd)
  }

  /// How many tokens both start with.
  private func commonStart(with other: FixTokens) -> Int {
    let most = min(pieces.count, other.pieces.count)
    return text.withView { mine in
      other.text.withView { others in
        var count = 0
        while count < most, isSame(pieces[count], mine, other.pieces[count], others) { count += 1 }
        return count
      }
    }
  }

  @inline(__always)
  private func isSame(_ one: Piece, _ text: ByteView, _ two: Piece, _ other: ByteView) -> Bool {
    one.sign == two.sign && one.end - one.start == two.end - two.start
      && text[one.range].equals(other[two.range])
  }

  private mutating func takeTokens(of source: borrowing SourceTokens) {
    pieces.reserveCapacity(source.count)
    var continuations = source.continuations[...]
    var parameters: Int?
    var body: Int?
    for (index, token) in source.tokens.enumerated() {
      while let next = continuations.first, next.start < token.start {
        self.continuations.append(Int32(truncatingIfNeeded: pieces.count))
        continuations.removeFirst()
      }
      switch token.kind {
      case .directive:
        append(.directive)
        lastEnd = Int(token.end)
        let macro = source.macro(index)
        parameters = macro?.parameters?.lowerBound
        body = macro?.body.first
      case .directiveEnd: append(.lineEnd)
      case .text, .headerName: take(token.range, gap: .line, .other)
      default:
        if index == parameters { append(.joint) }
        take(
          token.range, gap: gap(before: Int(token.start)), TokenKind(token, in: source, index),
          startsBody: index == body)
      }
    }
    for _ in continuations { self.continuations.append(Int32(truncatingIfNeeded: pieces.count)) }
    if !self.continuations.isEmpty { isPlain = false }
  }

  private func gap(before start: Int) -> Gap {
    guard start > lastEnd else { return .none }
    return text[lastEnd..<start].contains(UInt8(ascii: "\n")) ? .line : .space
  }

  /// Adds a token of the text.
  private mutating func take(
    _ range: Range<Int>, gap: Gap, _ kind: TokenKind, startsBody: Bool = false
  ) {
    pieces.append(
      Piece(
        start: Int32(truncatingIfNeeded: range.lowerBound),
        end: Int32(truncatingIfNeeded: range.upperBound), kind: kind, gap: gap, sign: .text,
        startsBody: startsBody))
    lastEnd = range.upperBound
  }

  /// Adds a token that is not written with bytes of its own.
  private mutating func append(_ sign: Sign) {
    isPlain = false
    pieces.append(
      Piece(start: 0, end: 0, kind: .other, gap: .line, sign: sign, startsBody: false))
  }

  private mutating func takeWords(of view: ByteView, in range: Range<Int>) {
    let view = view.upTo(range.upperBound)
    var start = view.skipSpaces(range.lowerBound)
    while start < view.count {
      var end = start + 1
      while end < view.count && !view[end].isSpace { end += 1 }
      comments.append(Int32(truncatingIfNeeded: start)..<Int32(truncatingIfNeeded: end))
      start = view.skipSpaces(end)
    }
  }
}

extension ByteView {
  /// The bytes of a word of a comment.
  fileprivate func word(_ range: Range<Int32>) -> ByteView {
    self[Int(range.lowerBound)..<Int(range.upperBound)]
  }
}
