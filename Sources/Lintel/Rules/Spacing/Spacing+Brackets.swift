// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension Spacing {
  /// Flags spaces inside of square brackets.
  enum SquareBrackets: LineRule {
    static let info = Spacing.info

    static let examples: [Example] = [
      Example(
        """
        !	x = table[ i ];
        """, fixed: "+\tx = table[i];"),
      Example(
        """
        +	x = table[i];
        """),
    ]

    static let needs = Needs.anyOf([
      "[ ", "[\t", "[\r", "[\u{0B}", "[\u{0C}", " ]", "\t]", "\r]", "\u{0B}]", "\u{0C}]",
    ])

    static func check(_ line: borrowing Line, _ out: inout Reporter) {
      let code = line.code
      if BracketEdges.hasSpace(code, after: UInt8(ascii: "[")),
        code[code.skipSpacesBack(code.count) - 1] != UInt8(ascii: "["),
        out.report(Self.self, .afterBracket), out.isFixing
      {
        BracketEdges.close(after: UInt8(ascii: "["), line, &out)
      }
      if BracketEdges.hasSpace(code, before: UInt8(ascii: "]")),
        out.report(Self.self, .beforeBracket), out.isFixing
      {
        BracketEdges.close(before: UInt8(ascii: "]"), line, &out)
      }
    }
  }

  /// Flags spaces inside of parentheses.
  enum Parentheses: LineRule {
    static let info = Spacing.info

    static let examples: [Example] = [
      Example(
        """
        !	call( a);
        !	call(a );
        """, fixed: "+\tcall(a);\n+\tcall(a);"),
      Example(
        """
        +	call(a);
        +	for ( ; a; )
        """),
    ]

    static let needs = Needs.anyOf([
      "( ", "(\t", "(\r", "(\u{0B}", "(\u{0C}", " )", "\t)", "\r)", "\u{0B})", "\u{0C})",
    ])

    static func check(_ line: borrowing Line, _ out: inout Reporter) {
      let code = line.code
      if BracketEdges.hasSpace(code, after: UInt8(ascii: "(")), !endsOpen(code),
        !hasEmptyStart(code), out.report(Self.self, .afterParenthesis), out.isFixing
      {
        BracketEdges.close(after: UInt8(ascii: "("), line, &out)
      }
      if BracketEdges.hasSpace(code, before: UInt8(ascii: ")")),
        code[code.skipSpaces(1)] != UInt8(ascii: ")"), !hasEmptyEnd(code), !hasColonAtEnd(code),
        out.report(Self.self, .beforeParenthesis), out.isFixing
      {
        BracketEdges.close(before: UInt8(ascii: ")"), line, &out)
      }
    }

    /// Whether the line ends with an open parenthesis, or goes on after it.
    private static func endsOpen(_ code: ByteView) -> Bool {
      var end = code.count
      if code.last == UInt8(ascii: "\\") { end -= 1 }
      return code[code.skipSpacesBack(end) - 1] == UInt8(ascii: "(")
    }

    /// Whether the line has `for ( ;`.
    private static func hasEmptyStart(_ code: ByteView) -> Bool {
      var at = 0
      while let open = loop(code, from: at) {
        let next = code.skipSpaces(open + 1)
        if next > open + 1 && code[next] == UInt8(ascii: ";") { return true }
        at = open + 1
      }
      return false
    }

    /// Whether a loop such as `for (;; )` stands in the line.
    private static func hasEmptyEnd(_ code: ByteView) -> Bool {
      guard let open = loop(code, from: 0) else { return false }
      var at = open
      while let semicolon = code.firstIndex(of: UInt8(ascii: ";"), from: at) {
        at = semicolon + 1
        let next = code.skipSpaces(at)
        if next > at && code[next] == UInt8(ascii: ")") { return true }
      }
      return false
    }

    /// The parenthesis of the first `for` at or after `start`; a word may end in it.
    private static func loop(_ code: ByteView, from start: Int) -> Int? {
      var at = start
      while let keyword = code.firstIndex(of: "for", from: at) {
        at = keyword + 3
        let open = code.skipSpaces(at)
        if code[open] == UInt8(ascii: "(") { return open }
      }
      return nil
    }

    /// Whether the line has a colon with nothing but spaces up to the parenthesis, as the empty
    /// lists of assembler statements have.
    private static func hasColonAtEnd(_ code: ByteView) -> Bool {
      var at = 0
      while let colon = code.firstIndex(of: UInt8(ascii: ":"), from: at) {
        at = colon + 1
        let next = code.skipSpaces(at)
        if next > at && code[next] == UInt8(ascii: ")") { return true }
      }
      return false
    }
  }
}

/// The inner sides of brackets.
private enum BracketEdges {
  static func hasSpace(_ code: ByteView, after bracket: UInt8) -> Bool {
    var at = 0
    while let found = code.firstIndex(of: bracket, from: at) {
      at = found + 1
      if code[at].isSpace { return true }
    }
    return false
  }

  static func hasSpace(_ code: ByteView, before bracket: UInt8) -> Bool {
    var at = 0
    while let found = code.firstIndex(of: bracket, from: at) {
      at = found + 1
      if code[found - 1].isSpace { return true }
    }
    return false
  }

  /// Removes the spaces after every such bracket of the code that has something after it; the script
  /// knows the first in the line only, be it in a string.
  static func close(after bracket: UInt8, _ line: borrowing Line, _ out: inout Reporter) {
    close(line, &out) { text in
      text.removeSpaces(after: bracket)
    } spaces: { code, at in
      guard code[at] == bracket else { return nil }
      let end = code.skipSpaces(at + 1)
      return end < code.count ? (at + 1)..<end : nil
    }
  }

  /// Removes the spaces before every such bracket that does not start the line.
  static func close(before bracket: UInt8, _ line: borrowing Line, _ out: inout Reporter) {
    close(line, &out) { text in
      text.removeSpaces(before: bracket)
    } spaces: { code, at in
      guard code[at] == bracket else { return nil }
      let start = code.skipSpacesBack(at)
      return start > 1 ? start..<at : nil
    }
  }

  private static func close(
    _ line: borrowing Line, _ out: inout Reporter, script: (inout [UInt8]) -> Void,
    spaces: (ByteView, Int) -> Range<Int>?
  ) {
    guard line.options.precise else {
      out.fixes?.edit(line.index, script)
      return
    }
    for at in 1..<line.code.count {
      guard let range = spaces(line.code, at), !range.isEmpty else { continue }
      out.fixes?.replace(range, in: line.index, with: [], script: script)
    }
  }
}

extension Message {
  fileprivate static let afterBracket: Message = "remove the space after the open bracket '['"
  fileprivate static let beforeBracket: Message = "remove the space before the closing bracket ']'"
  fileprivate static let afterParenthesis: Message =
    "remove the space after the open parenthesis '('"
  fileprivate static let beforeParenthesis: Message =
    "remove the space before the closing parenthesis ')'"
}
