// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The tokens of a text that differs in white space alone, without reading it anew.
extension FixTokens {
  /// How many tokens may be in what differs.
  private static let mostBetween = 8

  /// The tokens of `other`; nil where it has to be read.
  ///
  /// It has not where it differs in the white space between tokens that stay apart without it, and
  /// where it has no meaning how lines end.
  func respaced(as other: [UInt8]) -> FixTokens? {
    guard isPlain else { return nil }
    let (same, end) = Self.difference(text, other)
    guard let last = firstToken(from: end) else { return nil }
    var first = last
    while first > 0, pieces[first - 1].end > same { first -= 1 }
    guard first > 0, last - first <= Self.mostBetween else { return nil }
    var moved: [Piece] = []
    var (at, otherAt) = (Int(pieces[first - 1].end), Int(pieces[first - 1].end))
    for index in first...last {
      let (piece, old) = (pieces[index], at..<Int(pieces[index].start))
      let start = otherAt + other[otherAt...].prefix { $0.isSpace }.count
      let new = otherAt..<start
      let stop = start + piece.range.count
      guard stop <= other.count, other[start..<stop] == text[piece.range],
        text[old].allSatisfy({ $0.isSpace }),
        text[old] == other[new] || stays(index, old, new)
      else { return nil }
      moved.append(
        piece.moved(by: Int32(truncatingIfNeeded: start) - piece.start, gap: Self.gap(other[new])))
      (at, otherAt) = (Int(piece.end), stop)
    }
    guard otherAt - at == other.count - text.count else { return nil }
    let copy = respaced(as: other, moved, from: first)
    assert(copy.isAsRead)
    return copy
  }

  /// Whether the token at `index` and the one before it stay two, and stay what they are.
  private func stays(_ index: Int, _ old: Range<Int>, _ new: Range<Int>) -> Bool {
    let (left, right) = (pieces[index - 1].kind, pieces[index].kind)
    // A `#` may start a directive, and a string that is not closed ends with its line.
    guard left != .other, right != .other, left != .literal, right != .literal else { return false }
    return !old.isEmpty && !new.isEmpty || left.staysApart(from: right)
  }

  private static func gap(_ space: ArraySlice<UInt8>) -> Gap {
    if space.isEmpty { return .none }
    return space.contains(UInt8(ascii: "\n")) ? .line : .space
  }

  /// The index of the first token that starts at a place or after it.
  private func firstToken(from place: Int) -> Int? {
    var (low, high) = (0, pieces.count)
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].start < place { low = middle + 1 } else { high = middle }
    }
    return low < pieces.count ? low : nil
  }

  /// How many bytes both texts start with, and where in the first those start that both end with.
  private static func difference(_ one: [UInt8], _ two: [UInt8]) -> (same: Int, end: Int) {
    one.withView { one in
      two.withView { two in
        let most = min(one.count, two.count)
        var start = 0
        while start < most, one[start] == two[start] { start += 1 }
        var (end, other) = (one.count, two.count)
        while end > start, other > start, one[end - 1] == two[other - 1] {
          (end, other) = (end - 1, other - 1)
        }
        return (start, end)
      }
    }
  }

  /// Whether reading the text gives these tokens.
  private var isAsRead: Bool {
    var source = SourceTokens(TokenKind.vocabulary)
    let read = FixTokens(
      text, startsInComment: startsInComment, continues: false, with: &source)
    return hasSameTokens(as: read) && hasSameComments(as: read) && end == read.end
      && zip(pieces, read.pieces).allSatisfy { $0.start == $1.start && $0.gap == $1.gap }
  }
}

extension TokenKind {
  /// Whether a token of this kind and one of the other after it are two without white space, whatever
  /// they are.
  fileprivate func staysApart(from next: TokenKind) -> Bool {
    if isSingle || next.isSingle { return true }
    if isWord && next.isOperator || isOperator && next.isWord { return true }
    // `1e` and `+` would be one.
    return isOperator && next == .number || self == .number && next == .binary
  }

  private var isSingle: Bool {
    self == .opening || self == .closing || self == .comma || self == .semicolon
  }

  private var isWord: Bool {
    switch self {
    case .name, .type, .tagged, .statement, .control, .typeOperator: true
    default: false
    }
  }

  private var isOperator: Bool {
    switch self {
    case .binary, .either, .prefix, .step, .colon: true
    default: false
    }
  }
}
