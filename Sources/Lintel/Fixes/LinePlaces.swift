// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What the lines of a piece of C start in.
struct LinePlaces {
  /// What each line but the first starts in.
  private(set) var places: [SourceTokens.Place] = []
  /// What the text ends in.
  let end: SourceTokens.Place

  /// Reads lines (without their newlines), the first of which may start inside a comment.
  init(_ lines: [[UInt8]], startsInComment: Bool) {
    let text = [UInt8](lines.joined(separator: [UInt8(ascii: "\n")]))
    var source = SourceTokens(TokenKind.vocabulary)
    text.withView { source.read($0, startsInComment: startsInComment) }
    end = source.end
    places.reserveCapacity(lines.count)
    var comments = source.comments[...]
    var literals = source.tokens[...]
    var newline = -1
    for line in lines.dropLast() {
      newline += line.count + 1
      while let next = comments.first, next.end <= newline { comments.removeFirst() }
      while let next = literals.first, next.end <= newline || !next.kind.isLiteral {
        literals.removeFirst()
      }
      if let comment = comments.first, comment.start <= newline {
        places.append(comment.isBlock ? .comment : .inside)
      } else if let literal = literals.first, literal.start < newline {
        places.append(.inside)
      } else {
        places.append(.code)
      }
    }
  }
}

extension Token.Kind {
  /// Whether it is a string or a character constant.
  fileprivate var isLiteral: Bool { self == .string || self == .character }
}
