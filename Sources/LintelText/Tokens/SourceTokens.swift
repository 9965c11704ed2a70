// SPDX-License-Identifier: GPL-2.0-only

/// The tokens of a C text, which one pass over it has found.
///
/// What a user gets:
/// - the tokens in one array, in the order of the text: `count`, and a token by its index;
/// - for a word its number (`Token.value`): equal words have equal numbers, those of the vocabulary
///   the same ones in every text, and `facts` has what the vocabulary knows of them;
/// - for a bracket the other one of the pair (`partner`). Any bracket closes any other, since which
///   one is missing cannot be known; those of a directive only meet each other. Both arms of an
///   `#if` count, so where they differ in brackets the pairs around them do not fit;
/// - directives in place, from `directive` to `directiveEnd`, each with the index of the other: who
///   wants code alone goes on after the partner. `macro` and `condition` read two sorts of them;
/// - comments and line continuations beside the tokens, each with its place in the text. With the
///   white space they are all that is between tokens;
/// - what the text ends in (`end`), for a text that is part of another.
///
/// Trigraphs and digraphs are not read as the signs that they stand for. A value can be used for one
/// text after the other: what is learned of a text is forgotten, and the memory kept. It shows the text
/// of which the bytes must stay where they are; of a text only the first 2 GB are read.
package struct SourceTokens {
  /// What a place in a text is in.
  package enum Place: Sendable {
    case code
    case comment
    /// A string, or a `//` comment, that a continuation goes on with.
    case inside
  }

  /// A comment.
  package struct Comment: BitwiseCopyable {
    /// Whether it is a `/*` comment, which may be in the middle of a line.
    package let isBlock: Bool
    /// Where it starts and ends, with its signs.
    package let start, end: UInt32
    /// Where what is between its signs starts and ends.
    package let textStart, textEnd: UInt32

    /// What is between its signs.
    package var text: Range<Int> { Int(textStart)..<Int(textEnd) }
  }

  /// A backslash at the end of a line with what is after it, the newline included.
  package struct Continuation: BitwiseCopyable {
    /// Where it starts and ends.
    package let start, end: UInt32
  }

  /// The words that have the same numbers in each text.
  package let vocabulary: Vocabulary
  /// The text.
  package internal(set) var text = ByteView.empty
  /// The tokens.
  package internal(set) var tokens: [Token] = []
  /// The comments in their order.
  package internal(set) var comments: [Comment] = []
  /// The continuations that are in no token and no comment, in their order.
  package internal(set) var continuations: [Continuation] = []
  /// What the text ends in.
  package internal(set) var end = Place.code

  var words: WordIndex
  /// Words that continuations are in, without them, one after the other.
  var brokenWords: [UInt8] = []

  // What the reader knows where it is.
  var at = 0
  var isLineStart = true
  /// The token of the directive that the reader is in; -1 for one that started before the text, nil
  /// for none.
  var directive: Int?
  /// The brackets that are open, and how many of them are outside of the directive.
  var open: [Int32] = []
  var openOutside = 0

  /// No tokens yet; words get their numbers after those of the vocabulary.
  package init(_ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    words = vocabulary.index
  }

  /// How many tokens there are.
  package var count: Int { tokens.count }

  /// The token at an index, which must be one of a token.
  package subscript(index: Int) -> Token { tokens[index] }

  /// The kind of the token at an index; nil outside of them.
  package func kind(_ index: Int) -> Token.Kind? {
    UInt(bitPattern: index) < UInt(bitPattern: tokens.count) ? tokens[index].kind : nil
  }

  /// The bytes of the token at an index; none outside of them.
  package func bytes(_ index: Int) -> ByteView {
    UInt(bitPattern: index) < UInt(bitPattern: tokens.count) ? text[tokens[index].range] : .empty
  }

  /// What the vocabulary knows of the word at an index; nothing of what is no word.
  package func facts(_ index: Int) -> WordFacts {
    guard UInt(bitPattern: index) < UInt(bitPattern: tokens.count), tokens[index].kind == .word
    else { return [] }
    return vocabulary.facts(Int(tokens[index].value))
  }

  /// The bracket or the end of the directive that belongs to the one at an index, which must be one
  /// of a bracket, a `directive` or a `directiveEnd`; nil where there is none.
  package func partner(_ index: Int) -> Int? {
    let value = tokens[index].value
    return value < 0 ? nil : Int(value)
  }

  /// Whether nothing but continuations is between the token at an index and the one before it.
  package func touches(_ index: Int) -> Bool {
    index > 0 && skipContinuations(Int(tokens[index - 1].end)) == Int(tokens[index].start)
  }
}
