// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Reads the first line of a function.
enum FunctionHead {
  /// The name of the function whose definition starts in the line; nil for anything else.
  static func name(_ line: ByteView, grammar: borrowing Grammar) -> ByteView? {
    guard line[0] == UInt8(ascii: "+") else { return nil }
    return typed(line, 1, grammar, depth: 0) ?? plain(line, 1)
  }

  /// The name of the function whose definition the statement is, up to its open brace at least;
  /// nil for anything else.
  static func definition(_ statement: ByteView, grammar: borrowing Grammar) -> ByteView? {
    guard isPossible(statement), statement.contains(UInt8(ascii: "{")) else { return nil }
    let start = statement.skipSpaces(1)
    if let storage = Grammar.storage(statement, start) {
      let type = statement.skipSpaces(storage)
      if type > storage, let name = defined(statement, type, grammar) { return name }
    }
    return defined(statement, start, grammar)
  }

  /// Whether the statement may start with a type, a name and an open parenthesis; no is certain.
  ///
  /// The type or the name may stand in later lines. Only few statements get so far as to be asked
  /// for a type at all.
  static func isPossible(_ statement: ByteView) -> Bool {
    let start = statement.skipSpaces(1)
    guard statement[start].isIdentifierStart else { return false }
    var words = 0
    var at = start
    while true {
      switch statement[at] {
      case let byte where byte.isWord:
        words += 1
        at = statement.wordEnd(at)
      case let byte where byte.isSpace: at += 1
      case UInt8(ascii: "*"), UInt8(ascii: "#"): at += 1
      case UInt8(ascii: "["): return true
      case UInt8(ascii: "("):
        // A single word is a call, unless a pointer to a function or an operand of typeof follows.
        return words > 1 || statement[statement.skipSpaces(at + 1)] == UInt8(ascii: "*")
          || statement[start] == UInt8(ascii: "_") || statement.has("typeof", at: start)
      default: return false
      }
    }
  }

  /// The name after the type at `at`, if parameters and an open brace follow it.
  private static func defined(
    _ statement: ByteView, _ at: Int, _ grammar: borrowing Grammar
  ) -> ByteView? {
    var name: ByteView?
    _ = grammar.type(statement, at) { end in
      let start = statement.skipSpaces(end)
      guard let end = Grammar.identifier(statement, start),
        let after = Grammar.parentheses(statement, statement.skipSpaces(end)),
        statement[statement.skipSpaces(after)] == UInt8(ascii: "{")
      else { return false }
      name = statement[start..<end]
      return true
    }
    return name
  }

  private static func typed(
    _ line: ByteView, _ at: Int, _ grammar: borrowing Grammar, depth: Int
  ) -> ByteView? {
    if depth < 8 {
      if let end = Grammar.storage(line, at),
        let name = typed(line, line.skipSpaces(end), grammar, depth: depth + 1)
      {
        return name
      }
      var name: ByteView?
      _ = Grammar.inline(line, at) {
        name = typed(line, line.skipSpaces($0), grammar, depth: depth + 1)
        return name != nil
      }
      if name != nil { return name }
    }
    var name: ByteView?
    _ = grammar.type(line, line.skipSpaces(at)) {
      name = plain(line, line.skipSpaces($0))
      return name != nil
    }
    return name
  }

  /// The identifier at `at`, if an open parenthesis follows at once.
  private static func plain(_ line: ByteView, _ at: Int) -> ByteView? {
    guard let end = Grammar.identifier(line, at), line[end] == UInt8(ascii: "(") else { return nil }
    return line[at..<end]
  }
}
