// SPDX-License-Identifier: GPL-2.0-only

/// A part of a regular expression.
indirect enum ExpressionNode: Sendable {
  /// One character.
  case take(ScalarClass)
  /// A place that takes no character.
  case place(Place)
  /// A look at the characters around a place, each choice of the same kind: single characters.
  case look(Look)
  case sequence([ExpressionNode])
  case choice([ExpressionNode])
  /// A part that stands `least` times or more, `most` times at most if there is a bound.
  case repeated(ExpressionNode, least: Int, most: Int?)

  /// A condition on the place between two characters.
  enum Place: Sendable {
    case textStart, textEnd, lineStart, lineEnd, wordBoundary, notWordBoundary
    /// The end, or a newline that is the last character.
    case finalLineEnd
  }

  /// What has to stand (or must not stand) before or after a place.
  struct Look: Sendable {
    let isAhead: Bool
    let isNegated: Bool
    let choices: [[ScalarClass]]
  }

  /// The runs of single characters that this part is, or nil where it is anything else.
  var fixedRuns: [[ScalarClass]]? {
    switch self {
    case .take(let taken): return [[taken]]
    case .sequence(let parts):
      var run: [ScalarClass] = []
      for part in parts {
        guard let runs = part.fixedRuns, runs.count == 1 else { return nil }
        run += runs[0]
      }
      return [run]
    case .choice(let parts):
      var all: [[ScalarClass]] = []
      for part in parts {
        guard let runs = part.fixedRuns else { return nil }
        all += runs
      }
      return all
    case .place, .look, .repeated: return nil
    }
  }

  /// Whether the part looks around, which an automaton over single bytes cannot follow.
  var looksAround: Bool {
    switch self {
    case .look: true
    case .take, .place: false
    case .sequence(let parts), .choice(let parts): parts.contains { $0.looksAround }
    case .repeated(let part, _, _): part.looksAround
    }
  }
}
