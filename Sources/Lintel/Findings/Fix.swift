// SPDX-License-Identifier: GPL-2.0-only

/// What the fix of a type may do to a file; `lintel fix` makes the safe ones unless it is told more.
package enum Fix: Sendable, Equatable {
  /// Moves white space. Tokens and comments stay as they are; each change is checked for that, and
  /// one that does more counts as unsafe.
  case layout
  /// Changes what comments say. Tokens stay as they are, which is checked as well.
  case comments
  /// Says the same to a compiler in other tokens, or in another order: those in `removes` may go, those
  /// in `adds` may come, and every change is checked for that. A number stands for its value if that
  /// is 0.
  case sameMeaning(adds: [String], removes: [String])
  /// May change what code means, or takes away words that somebody wrote: to be looked at.
  case unsafe

  /// Whether the fix can be made without anybody looking at it.
  package var isSafe: Bool {
    switch self {
    case .layout, .comments, .sameMeaning: true
    case .unsafe: false
    }
  }

  /// The fix in a few words, for pages and `lintel explain`.
  package var summary: StaticString {
    switch self {
    case .layout: "safe, white space only"
    case .comments: "safe in comments, not elsewhere"
    case .sameMeaning: "safe"
    case .unsafe: "not safe, look at what it does"
    }
  }
}

/// How fixes are made.
package enum FixMode: Sendable, Equatable {
  /// As checkpatch.pl makes them, to the byte, also where that damages the input.
  case compatible
  /// A change at a time, each of which is whole or not made at all; unsafe ones on request.
  case exact(allowsUnsafe: Bool)
  /// As exact ones, but each alone: what it would change is told, and nothing stays changed.
  case proposed
}
