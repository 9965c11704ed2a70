// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension WordFacts {
  /// A fact of the tests' vocabulary.
  static let isControl = WordFacts(rawValue: 1)
  static let isLoop = WordFacts(rawValue: 2)
}

/// A vocabulary of two names and of lists that share a word.
let vocabulary = Vocabulary(
  names: [Array("kmap".utf8), Array("if".utf8)],
  [(.isControl, ["if", "while"]), (.isLoop, ["while", "for"])])

/// What `body` makes of the tokens of a text.
func withTokens<R>(_ text: [UInt8], _ body: (SourceTokens) throws -> R) rethrows -> R {
  try text.withView { view in
    var tokens = SourceTokens(vocabulary)
    tokens.read(view)
    return try body(tokens)
  }
}

/// The tokens of a text as "kind bytes".
func shown(_ text: String) -> [String] {
  withTokens(Array(text.utf8)) { tokens in
    (0..<tokens.count).map { "\(tokens[$0].kind) \(tokens.bytes($0).string)" }
  }
}
