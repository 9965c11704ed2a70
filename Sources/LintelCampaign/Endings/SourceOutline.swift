// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Finds where the functions and macros of a file are.
///
/// A body is what braces at file scope hold that stand after parentheses. Each arm of an `#if` starts
/// from the braces that were open before it.
struct SourceOutline {
  /// A function or macro: its tokens from its name on.
  struct Part {
    let name: String
    let tokens: ClosedRange<Int>
  }

  private(set) var parts: [Part] = []
  private let source: SourceTokens
  /// For each open `#if` how many braces were open before it.
  private var conditionals: [Int] = []
  private var depth = 0
  /// The head of the function that the finder is in.
  private var head: (name: String, token: Int)?

  init(_ source: SourceTokens) { self.source = source }

  /// Goes through the file.
  mutating func find() {
    var at = 0
    while at < source.count {
      switch source[at].kind {
      case .directive: at = directive(at)
      case .openBrace:
        if depth == 0 { head = Self.head(before: at, in: source) }
        // The braces of extern "C" hold declarations.
        if depth > 0 || head != nil || source.kind(at - 1) != .string { depth += 1 }
      case .closeBrace where depth > 0:
        depth -= 1
        if depth == 0 { end(at) }
      default: break
      }
      at += 1
    }
  }

  private mutating func end(_ close: Int) {
    if let head { parts.append(Part(name: head.name, tokens: head.token...close)) }
    head = nil
  }

  /// Reads a directive; its last token.
  private mutating func directive(_ at: Int) -> Int {
    let last = source.partner(at) ?? at
    switch source[at].directive {
    case .define:
      if depth == 0, let macro = source.macro(at), !macro.body.isEmpty {
        parts.append(
          Part(
            name: source.bytes(macro.name).string, tokens: macro.name...max(macro.name, last - 1))
        )
      }
    case .ifValue, .ifDefined, .ifNotDefined: conditionals.append(depth)
    case .elseValue, .elseDefined, .elseNotDefined, .elseAll:
      if let before = conditionals.last { depth = before }
    case .endIf: _ = conditionals.popLast()
    default: break
    }
    return last
  }

  /// The name of the function whose body the brace opens, and where it stands.
  private static func head(
    before brace: Int, in source: SourceTokens
  ) -> (name: String, token: Int)? {
    var close = brace - 1
    while close > 0, source.kind(close) == .closeParen, let open = source.partner(close), open > 0 {
      let name = open - 1
      guard source.kind(name) == .word else { return nil }
      // Annotations such as __acquires(lock) stand between the parameters and the body.
      if source.kind(name - 1) == .closeParen {
        close = name - 1
        continue
      }
      let word = source.bytes(name).string
      if word.contains("DEFINE"), source.kind(open + 1) == .word {
        return ("\(word)(\(source.bytes(open + 1).string))", name)
      }
      return (word, name)
    }
    return nil
  }
}
