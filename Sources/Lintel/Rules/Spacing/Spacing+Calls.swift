// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension Spacing {
  /// Flags spaces between the name of a function or macro and its parenthesis.
  enum Calls: LineRule {
    static let info = Spacing.info

    static let examples: [Example] = [
      Example(
        """
        !	call (a, b);
        """, fixed: "+\tcall(a, b);"),
      Example(
        """
        +	call(a, b);
        +	if (a)
        +		return (b);
        """),
      Example(
        """
        +#define LIMIT (1 << 4)
        +typedef int (*handler)(int);
        """),
    ]

    static let needs = Needs.anyOf([" (", "\t(", "\r(", "\u{0B}(", "\u{0C}("])

    static func check(_ line: borrowing Line, _ out: inout Reporter) {
      let code = line.code
      var at = 1
      while let open = code.firstIndex(of: UInt8(ascii: "("), from: at) {
        at = open + 1
        guard code[open - 1].isSpace, let name = name(code, endingAt: code.skipSpacesBack(open)),
          !mayStandApart(code, name, line.grammar)
        else { continue }
        if line.options.precise, code[name.upperBound..<open].contains(UInt8(ascii: "\t")),
          TableRow.key(code) != nil,
          out.leavesOut(info, .meaning("tabs set the columns of a table"))
        {
          return
        }
        let reported = out.report(Self.self, level: .warning, .space(code[name]))
        if reported, out.isFixing {
          let text = code[name]
          out.fixes?.replace(name.upperBound..<open, in: line.index, with: []) {
            close($0.withView { gap($0, after: text) }, &$0)
          }
        }
      }
    }

    /// The name that ends at `end`, with the parts that `##` pastes before it.
    private static func name(_ code: ByteView, endingAt end: Int) -> Range<Int>? {
      guard var start = wordStart(code, end) else { return nil }
      while !code[start - 1].isWord {
        let hash = code.skipSpacesBack(start)
        guard code[hash - 1] == UInt8(ascii: "#"), code[hash - 2] == UInt8(ascii: "#"),
          let part = wordStart(code, code.skipSpacesBack(hash - 2))
        else { break }
        start = part
      }
      return start..<end
    }

    /// Where the identifier that ends at `end` starts; digits may stand before it.
    private static func wordStart(_ code: ByteView, _ end: Int) -> Int? {
      let start = code.skip(.digit, code.wordStart(end))
      return start < end ? start : nil
    }

    /// Whether what looks like a call is none: a keyword, a macro's body, a type.
    private static func mayStandApart(
      _ code: ByteView, _ name: Range<Int>, _ grammar: borrowing Grammar
    ) -> Bool {
      if isKeyword(code[name]) { return true }
      let hash = code.skipSpaces(1)
      if code[hash] == UInt8(ascii: "#") {
        let directive = code.skipSpaces(hash + 1)
        if code.has("define", at: directive), code.skipSpaces(directive + 6) == name.lowerBound {
          return true
        }
        if code.has("elif", at: directive), directive + 4 == name.upperBound { return true }
      }
      return grammar.hasType(in: code, endingAt: name.upperBound)
    }

    private static func isKeyword(_ name: ByteView) -> Bool {
      switch name[0] {
      case UInt8(ascii: "i"): name.equals("if")
      case UInt8(ascii: "f"): name.equals("for") || name.equals("format")
      case UInt8(ascii: "w"): name.equals("while")
      case UInt8(ascii: "s"): name.equals("switch") || name.equals("scoped_guard")
      case UInt8(ascii: "r"): name.equals("return")
      case UInt8(ascii: "c"): name.equals("case")
      case UInt8(ascii: "v"): name.equals("volatile")
      case UInt8(ascii: "a"): name.equals("asm")
      case UInt8(ascii: "_"):
        name.equals("__attribute__") || name.equals("__asm__") || name.equals("__volatile__")
          || name.equals("__extension__")
      default: false
      }
    }

    /// The spaces between the first `name` that a parenthesis follows and that parenthesis.
    private static func gap(_ text: ByteView, after name: ByteView) -> Range<Int>? {
      var at = 0
      while let found = text.firstIndex(of: name, from: at) {
        at = found + 1
        let end = found + name.count
        let open = text.skipSpaces(end)
        if !text[found - 1].isWord, open > end, text[open] == UInt8(ascii: "(") {
          return end..<open
        }
      }
      return nil
    }

    private static func close(_ gap: Range<Int>?, _ text: inout [UInt8]) {
      if let gap { text.removeSubrange(gap) }
    }
  }
}

extension Message {
  fileprivate static func space(_ name: ByteView) -> Message {
    "remove the space between '\(name)' and '('"
  }
}
