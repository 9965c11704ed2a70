// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension Spacing {
  /// Flags open braces that touch the condition or keyword before them.
  enum OpenBraces: LineRule {
    static let info = Spacing.info

    static let examples: [Example] = [
      Example(
        """
        !	if (a){
        """, fixed: "+\tif (a) {"),
      Example(
        """
        !	do{
        """, fixed: "+\tdo {"),
      Example(
        """
        +	if (a) {
        +	p = (struct point){ 0 };
        """),
    ]

    static let needs = Needs.anyOf(["){", "else{", "do{"])

    static func check(_ line: borrowing Line, _ out: inout Reporter) {
      guard touchesParenthesis(line.code, line.grammar) || touchesKeyword(line.code),
        out.report(Self.self, .missingSpaceBefore), out.isFixing
      else { return }
      let brace = lastTouchingBrace(line.code) ?? 0
      out.fixes?.replace(brace..<brace, in: line.index, with: [UInt8(ascii: " ")]) { text in
        text.insertSpace(at: text.withView(lastTouchingBrace))
      }
    }

    private static func touchesParenthesis(
      _ code: ByteView, _ grammar: borrowing Grammar
    ) -> Bool {
      guard let open = code.firstIndex(of: UInt8(ascii: "(")),
        code.firstIndex(of: "){", from: open + 1) != nil
      else { return false }
      return !hasCompoundLiteral(code, grammar)
    }

    /// Whether a type in parentheses with a brace after it stands in the line.
    private static func hasCompoundLiteral(
      _ code: ByteView, _ grammar: borrowing Grammar
    ) -> Bool {
      var at = 0
      while let open = code.firstIndex(of: UInt8(ascii: "("), from: at) {
        at = open + 1
        if grammar.type(code, at, { code.has("){", at: $0) }) { return true }
      }
      return false
    }

    private static func touchesKeyword(_ code: ByteView) -> Bool {
      var at = 0
      while let brace = code.firstIndex(of: UInt8(ascii: "{"), from: at) {
        let word = code[code.wordStart(brace)..<brace]
        if word.equals("else") || word.equals("do") { return true }
        at = brace + 1
      }
      return false
    }

    /// The last brace that touches what is before it; other words may end in the keywords.
    private static func lastTouchingBrace(_ text: ByteView) -> Int? {
      guard text[0] == UInt8(ascii: "+") else { return nil }
      var end = text.count
      while let brace = text.lastIndex(of: UInt8(ascii: "{"), before: end) {
        let before = text[1..<brace]
        if before.hasSuffix("do") || before.hasSuffix("else") || before.hasSuffix(")") {
          return brace
        }
        end = brace
      }
      return nil
    }
  }

  /// Flags code that touches the closing brace before it.
  enum CloseBraces: LineRule {
    static let info = Spacing.info

    static let examples: [Example] = [
      Example(
        """
        !	}else {
        """, fixed: "+\t} else {"),
      Example(
        """
        +	} else {
        +	};
        +	call((int[]){ {1}, {2}});
        """),
    ]

    static let needs = Needs.anyLine
    static let needsInCode: [LineTraits] = ["}"]

    static func check(_ line: borrowing Line, _ out: inout Reporter) {
      guard let place = touched(line.code, allowsBrace: true),
        out.report(Self.self, .missingSpaceAfter), out.isFixing
      else { return }
      out.fixes?.replace(place..<place, in: line.index, with: [UInt8(ascii: " ")]) { text in
        text.insertSpace(at: text.withView { touched($0, allowsBrace: false) })
      }
    }

    /// Where the first text stands that touches a closing brace before it; punctuation may.
    private static func touched(_ text: ByteView, allowsBrace: Bool) -> Int? {
      var at = 0
      while let brace = text.firstIndex(of: UInt8(ascii: "}"), from: at) {
        at = brace + 1
        guard at < text.count else { return nil }
        switch text[at] {
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ")"): break
        case UInt8(ascii: "}") where allowsBrace: break
        case let byte where byte.isSpace: break
        default: return at
        }
      }
      return nil
    }
  }
}

extension Message {
  fileprivate static let missingSpaceBefore: Message = "put a space before the open brace '{'"
  fileprivate static let missingSpaceAfter: Message = "put a space after the closing brace '}'"
}
