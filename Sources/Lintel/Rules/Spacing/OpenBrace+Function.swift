// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension OpenBrace {
  /// Flags the brace of a function at the end of the line with its name.
  enum Function: LineRule {
    static let info = OpenBrace.info

    static let examples: [Example] = [
      Example(
        """
        !int example(void) {
        +	return 0;
        +}
        """, fixed: "+int example(void)·\n+{\n+\treturn 0;\n+}"),
      Example(
        """
        !int example (void) {
        +	return 0;
        +}
        """, fixed: "+int example (void)\n+{\n+\treturn 0;\n+}", options: ["--precise"]),
      Example(
        """
        +int example(void)
        +{
        +	for (i = 0; i < count(x); i++) {
        +		use(i);
        +	}
        +	return 0;
        +}
        """),
      Example(
        """
        +int example(void) { return 0; }
        """),
    ]

    static let needs = Needs.anyLine
    static let needsInCode: [LineTraits] = ["{", "(", ")"]

    static func check(_ line: borrowing Line, _ out: inout Reporter) {
      let text = line.spaced
      guard let head = functionHead(text, line.grammar), !text.contains(UInt8(ascii: "}")),
        !definesLoop(text)
      else { return }
      guard out.report(Self.self, .nextLine), out.isFixing else { return }
      // A function starts in the first column; what does not may be a macro's loop.
      if text[1].isSpace { out.fixes?.doubt() }
      out.fixes?.delete(line.index)
      let found = line.options.precise ? head.brace : lastBrace(line.raw, line.grammar)
      guard let brace = found else {
        // The name is lost here, as it is with the script.
        out.fixes?.insert(text[head.parameters].bytes, before: line.index)
        out.fixes?.insert(ByteView("+{").bytes, before: line.index)
        return
      }
      var first = line.raw.upTo(brace).bytes
      if line.options.precise { first.trimEnd() }
      let rest = line.raw.from(brace + 1).trimmed
      out.fixes?.insert(first, before: line.index)
      out.fixes?.insert(ByteView("+{").bytes, before: line.index)
      if !rest.isEmpty { out.fixes?.insert(ByteView("+\t").bytes + rest.bytes, before: line.index) }
    }

    /// How many braces of a line are tried; a definition has one.
    private static let mostBraces = 32

    /// Where `(…)` and `{` stand in the first `type name(…) {` of the line.
    private static func functionHead(
      _ text: ByteView, _ grammar: borrowing Grammar
    ) -> (parameters: Range<Int>, brace: Int)? {
      var at = 0
      var tried = 0
      while let brace = text.firstIndex(of: UInt8(ascii: "{"), from: at), tried < mostBraces {
        at = brace + 1
        tried += 1
        let close = text.skipSpacesBack(brace) - 1
        guard text[close] == UInt8(ascii: ")"), let open = opening(text, of: close) else {
          continue
        }
        let nameEnd = text.skipSpacesBack(open)
        if hasTypedName(text, endingAt: nameEnd, grammar) { return (open..<(close + 1), brace) }
      }
      return nil
    }

    /// The parenthesis that the one at `close` closes.
    private static func opening(_ text: ByteView, of close: Int) -> Int? {
      var depth = 0
      var at = close
      while at > 0 {
        if text[at] == UInt8(ascii: ")") {
          depth += 1
        } else if text[at] == UInt8(ascii: "(") {
          depth -= 1
          if depth == 0 { return at }
        }
        at -= 1
      }
      return nil
    }

    /// How far from its end a type's name is looked for inside of a longer word.
    private static let longestSuffix = 64

    /// Whether a type and an identifier stand before `end`; the type may even be the end of a
    /// longer word.
    private static func hasTypedName(
      _ text: ByteView, endingAt end: Int, _ grammar: borrowing Grammar
    ) -> Bool {
      guard text[end - 1].isWord else { return false }
      var at = 1
      while at < end {
        let wordEnd = text.wordEnd(at)
        if wordEnd == at {
          at += 1
          continue
        }
        if isTypedName(text, at, endingAt: end, grammar) { return true }
        for start in max(at + 1, wordEnd - longestSuffix)..<max(at + 1, wordEnd)
        where isTypedName(text, start, endingAt: end, grammar) {
          return true
        }
        at = wordEnd
      }
      return false
    }

    private static func isTypedName(
      _ text: ByteView, _ start: Int, endingAt end: Int, _ grammar: borrowing Grammar
    ) -> Bool {
      grammar.type(text, start) { typeEnd in
        let name = text.skipSpaces(typeEnd)
        return name < end && Grammar.identifier(text, name) { $0 == end }
      }
    }

    /// Whether the line defines a macro that has `do {` in it.
    private static func definesLoop(_ text: ByteView) -> Bool {
      var at = 0
      while let hash = text.firstIndex(of: UInt8(ascii: "#"), from: at) {
        at = hash + 1
        let name = text.skipSpaces(at)
        guard text.has("define", at: name), !text[name + 6].isWord else { continue }
        while let loop = text.firstIndex(of: "do", from: max(at, name + 6)) {
          at = loop + 2
          if text[text.skipSpaces(at)] == UInt8(ascii: "{") { return true }
        }
        return false
      }
      return false
    }

    /// The last brace after a parenthesis of the line as written, if a type, a name and an opening
    /// parenthesis stand before it.
    ///
    /// Where they do not, a space or a comment is in between.
    private static func lastBrace(_ raw: ByteView, _ grammar: borrowing Grammar) -> Int? {
      var end = raw.count
      while let brace = raw.lastIndex(of: UInt8(ascii: "{"), before: end) {
        end = brace
        let close = raw.skipSpacesBack(brace) - 1
        guard raw[close] == UInt8(ascii: ")") else { continue }
        let head = raw.upTo(close)
        var open = 0
        while let next = head.firstIndex(of: UInt8(ascii: "("), from: open) {
          if hasTypedName(head, endingAt: next, grammar) { return brace }
          open = next + 1
        }
        return nil
      }
      return nil
    }
  }
}

extension Message {
  fileprivate static let nextLine: Message = "move the function's brace to a line of its own"
}
