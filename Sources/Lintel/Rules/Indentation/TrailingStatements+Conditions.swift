// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension TrailingStatements {
  /// Flags code after the condition of an if, for or while.
  enum Conditions: HunkRule {
    static let info = TrailingStatements.info

    static let examples: [Example] = [
      Example(
        """
        !	if (ready) start();
        +	stop();
        """, fixed: "+\tif (ready)\n+\t\tstart();\n+\tstop();", options: ["--precise"]),
      Example(
        """
        +	if (ready)
        +		start();
        +	do {
        +		step();
        +	} while (!done());
        """),
    ]

    static let needs = Needs.anyOf(["if", "while", "for"])
    static let needsInCode: [LineTraits] = ["("]

    /// Whether a condition starts in the line that is not the end of a do loop.
    static func concerns(_ line: borrowing Line, _ memory: borrowing RuleMemory) -> Bool {
      guard line.hasStatement, !line.isDirective, !memory.hunk.doLoops.ends.contains(line.number)
      else {
        return false
      }
      for word in ["if", "while", "for"] as [StaticString]
      where line.code.range(ofCall: word) != nil {
        return true
      }
      return false
    }

    static func check(_ line: borrowing Line, _ memory: inout RuleMemory, _ out: inout Reporter) {
      let condition = line.statement.condition
      guard concerns(line, memory), !condition.isEmpty, hasCode(line.statement.body),
        !closesLoop(condition)
      else { return }
      let lines = condition.occurrences(of: UInt8(ascii: "\n"))
      let isReported = out.report(
        Self.self, .statementOnNextLine, show: excerpt(line, conditionLines: lines))
      guard isReported, lines == 0, out.isFixing, memory.hunk.assignInIf.lastMoved != line.number,
        let fixed = out.fixes?[line.index],
        var split = fixed.withView({ self.split($0) })
      else { return }
      if line.options.precise {
        guard isOneStatement(line.code) else {
          out.fixes?.bar()
          return
        }
        split.rest = indented(split.rest, below: line)
      }
      out.fixes?[line.index] = split.head
      out.fixes?.insertBroken(split.rest, before: line.index + 1, unless: line.options.precise)
    }

    /// Whether the line goes on after the condition with more than a brace.
    private static func hasCode(_ body: ByteView) -> Bool {
      let end = body.firstIndex(of: UInt8(ascii: "\n")) ?? body.count
      var at = skip(body, 0, end)
      if at < end && body[at] == UInt8(ascii: "{") { at = skip(body, at + 1, end) }
      while at < end && (body[at] == UInt8(ascii: "\\") || body[at] == .comment) { at += 1 }
      return skip(body, at, end) < end
    }

    private static func skip(_ text: ByteView, _ start: Int, _ end: Int) -> Int {
      var at = start
      while at < end && (text[at].isSpace || text[at] == .comment) { at += 1 }
      return at
    }

    /// Whether one semicolon outside of parentheses ends the line, so that all of what is moved belongs
    /// to the condition.
    private static func isOneStatement(_ code: ByteView) -> Bool {
      var depth = 0
      var ends = 0
      for at in 1..<max(code.count, 1) {
        switch code[at] {
        case UInt8(ascii: "("): depth += 1
        case UInt8(ascii: ")"): depth -= 1
        case UInt8(ascii: ";") where depth == 0: ends += 1
        default: break
        }
      }
      return ends == 1 && !code.contains(word: "else") && !code.contains(UInt8(ascii: "{"))
    }

    /// The statement one tab stop further in than the condition, in tabs as far as they go.
    private static func indented(_ rest: [UInt8], below line: borrowing Line) -> [UInt8] {
      let size = line.services.tabSize
      let columns = line.indent(of: line.raw) + size
      let indent =
        [UInt8](repeating: UInt8(ascii: "\t"), count: columns / size)
        + [UInt8](repeating: UInt8(ascii: " "), count: columns % size)
      return [UInt8(ascii: "+")] + indent + rest.withView { $0.from($0.skipSpaces(1)).bytes }
    }

    private static func closesLoop(_ condition: ByteView) -> Bool {
      var at = 0
      while let brace = condition.firstIndex(of: UInt8(ascii: "}"), from: at) {
        at = brace + 1
        if condition.has("while", at: condition.skipSpaces(at)) { return true }
      }
      return false
    }

    private static func excerpt(_ line: borrowing Line, conditionLines: Int) -> Excerpt {
      guard conditionLines > 0 else { return .line }
      var text = ByteView(conditionLines > 1 ? "[...]\n" : "").bytes
      if let last = line.patch.lineBelow(line.index, conditionLines) {
        text += line.patch.raw(last).bytes
      }
      return .lineAnd(text + [UInt8(ascii: "\n")])
    }

    /// The line up to its closing parenthesis, and what follows as a line of its own; nil where that
    /// does not end in a semicolon.
    private static func split(_ text: ByteView) -> (head: [UInt8], rest: [UInt8])? {
      let start = text.skipSpaces(1)
      let word = text.wordEnd(start)
      let open = text.skipSpaces(word)
      guard text[0] == UInt8(ascii: "+"),
        ["if", "for", "while"].contains(where: { text[start..<word].equals($0) }),
        let close = text.closingParenthesis(of: open)
      else { return nil }
      let rest = text[text.skipSpaces(close + 1)..<text.skipSpacesBack(text.count)]
      guard rest.last == UInt8(ascii: ";") else { return nil }
      let indent = text[0..<start].bytes
      return (text.upTo(close + 1).bytes, indent + [UInt8(ascii: "\t")] + rest.bytes)
    }
  }
}
