// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension Spacing {
  /// Flags spaces between a cast and what is cast.
  enum AfterCast: LineRule {
    static let info = Spacing.info

    static let examples: [Example] = [
      Example(
        """
        !	value = (int) size;
        """, strict: true, fixed: "+\tvalue = (int)size;"),
      Example(
        """
        !	node = (struct node *)	data;
        """, strict: true, fixed: "+\tnode = (struct node *)data;"),
      Example(
        """
        +	value = (int)size;
        +	size = sizeof(int) * count;
        +	node = (struct node) { 0 };
        """, strict: true),
    ]

    static let needs = Needs.anyOf([") ", ")\t"])

    static func check(_ line: borrowing Line, _ out: inout Reporter) {
      guard line.isAdded, let open = lastCast(line.code, line.grammar),
        !followsOperator(line.code, open)
      else { return }
      if line.options.precise, !out.wantsTaste(of: info.type), out.leavesOut(info, .taste) {
        return
      }
      guard out.report(Self.self, level: .check, .space), out.isFixing else { return }
      let gap = spaces(line.code, afterCast: open, line.grammar, beforeOperand: true)
      out.fixes?.replace(gap ?? 0..<0, in: line.index, with: []) { text in
        let first = text.withView { spacesAfterFirstCast($0, line.grammar) }
        if let first { text.replace(first, with: .empty) }
      }
    }

    /// The parenthesis that opens the last cast with spaces after it that ought to go.
    private static func lastCast(_ code: ByteView, _ grammar: borrowing Grammar) -> Int? {
      var end = code.count
      while let open = code.lastIndex(of: UInt8(ascii: "("), before: end), open > 0 {
        if spaces(code, afterCast: open, grammar, beforeOperand: true) != nil { return open }
        end = open
      }
      return nil
    }

    /// The spaces after the cast that opens at `open`; nil where there is no cast or no space.
    private static func spaces(
      _ text: ByteView, afterCast open: Int, _ grammar: borrowing Grammar, beforeOperand: Bool
    ) -> Range<Int>? {
      var spaces: Range<Int>?
      _ = grammar.type(text, text.skipSpaces(open + 1)) { end in
        let close = text.skipSpaces(end)
        let next = text.skipSpacesAndTabs(close + 1)
        guard text[close] == UInt8(ascii: ")"), next > close + 1,
          !beforeOperand || !mayKeep(text, next, aligned: grammar.knowsAligned)
        else { return false }
        spaces = (close + 1)..<next
        return true
      }
      return spaces
    }

    /// Whether what stands at `at` is no operand: an initialiser, an attribute, the end of a line
    /// that goes on.
    private static func mayKeep(_ code: ByteView, _ at: Int, aligned: Bool) -> Bool {
      switch code[at] {
      case UInt8(ascii: "="), UInt8(ascii: "{"): true
      case UInt8(ascii: "\\"): at + 1 == code.count
      default:
        code.has("__attribute__", at: at)
          || Grammar.attribute(code, at, aligned: aligned) { _ in true }
      }
    }

    /// Whether the parentheses at `open` belong to an operator that takes a type.
    private static func followsOperator(_ code: ByteView, _ open: Int) -> Bool {
      let end = code.skipSpacesBack(open)
      let word = code[code.wordStart(end)..<end]
      return word.equals("sizeof") || word.equals("__alignof__")
    }

    private static func spacesAfterFirstCast(
      _ text: ByteView, _ grammar: borrowing Grammar
    ) -> Range<Int>? {
      var at = 0
      while let open = text.firstIndex(of: UInt8(ascii: "("), from: at) {
        if let found = spaces(text, afterCast: open, grammar, beforeOperand: false) {
          return found
        }
        at = open + 1
      }
      return nil
    }
  }
}

extension Message {
  fileprivate static let space: Message = "remove the space after the cast"
}
