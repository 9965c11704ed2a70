// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension UnnecessaryParentheses {
  /// Flags parentheses around a part of a condition that is a single comparison or operand.
  enum Comparisons: StatementRule {
    static let info = UnnecessaryParentheses.info

    static let examples: [Example] = [
      Example(
        """
        !	if ((a == b) && c)
        """, strict: true),
      Example(
        """
        +	if (a == b && c)
        +	if ((a) && (b + c == d))
        +	if (!(a == b))
        """, strict: true),
      Example(
        """
        +	if ((a == b) && c)
        """, in: "drivers/staging/example.c", strict: true),
      Example(
        """
        !	if ((a == b) && c)
        """, in: "drivers/staging/example.c", strict: true, options: ["--compat=6.12"]),
    ]

    static let needs = Needs.anyOf(["if"])
    static let needsAtStart: LineTraits = "a"

    static func check(
      _ statement: borrowing StatementBlock, _ line: borrowing Line, _ out: inout Reporter
    ) {
      // In staging there are too many; with older scripts the user could ask for them.
      guard line.isStrict,
        !line.path.hasPrefix("drivers/staging/")
          || line.has(.stagingParentheses) && line.options.strict
      else { return }
      let text = statement.text
      let keyword = text.skipSpaces(1)
      guard text.has("if", at: keyword) else { return }
      let open = text.skipSpaces(keyword + 2)
      guard let end = Grammar.parentheses(text, open) else { return }
      let condition = text[(open + 1)..<(end - 1)]
      var done = 0
      // The same for all parts of the condition, and needed only where one is reported.
      var shown: Int?
      while let part = nextPart(condition, from: &done, line.grammar) {
        if shown == nil { shown = headLines(text.upTo(end), line) }
        out.report(Self.self, .aroundComparison(condition[part]), show: .lines(shown ?? 1))
      }
    }

    /// The next part in parentheses that needs none, and where to look on.
    private static func nextPart(
      _ condition: ByteView, from done: inout Int, _ grammar: borrowing Grammar
    ) -> Range<Int>? {
      var at = done
      while let open = condition.firstIndex(of: UInt8(ascii: "("), from: at) {
        at = open + 1
        guard open == 0 || open > done && mayPrecede(condition[open - 1]),
          let part = part(condition, at, grammar)
        else { continue }
        done = condition.skipSpaces(part.upperBound) + 1
        at = done
        // A lone name may be a macro's parameter.
        if !condition[part].trimmed.isName { return part }
      }
      return nil
    }

    /// Whether the byte can stand before needless parentheses: no name, no sign that would bind
    /// to the whole.
    private static func mayPrecede(_ byte: UInt8) -> Bool {
      !byte.isWord && byte != UInt8(ascii: "&") && byte != UInt8(ascii: "!")
        && byte != UInt8(ascii: "~")
    }

    /// The operand or comparison after the parenthesis that ends at `at`, if it fills it.
    private static func part(
      _ text: ByteView, _ at: Int, _ grammar: borrowing Grammar
    ) -> Range<Int>? {
      let start = text.skipSpaces(at)
      var name = start
      switch text[start] {
      case UInt8(ascii: "&"), UInt8(ascii: "!"), UInt8(ascii: "~"):
        name = text.skipSpaces(start + 1)
      default: break
      }
      guard let place = Grammar.place(text, name) else { return nil }
      let end = text.skipSpaces(place)
      if let comparison = Grammar.comparison(text, end) {
        var found: Int?
        let fills = grammar.argument(text, comparison) { argument in
          found = argument.value.upperBound
          return text[text.skipSpaces(argument.value.upperBound)] == UInt8(ascii: ")")
        }
        if fills, let found { return start..<found }
      }
      return text[end] == UInt8(ascii: ")") ? start..<end : nil
    }

    /// How many lines of the condition to show: up to its brace.
    private static func headLines(_ head: ByteView, _ line: borrowing Line) -> Int {
      let count = head.occurrences(of: UInt8(ascii: "\n")) + 1
      for (shown, index) in line.indices(count: count).enumerated() {
        let raw = line.patch.raw(index)
        if raw[0] == UInt8(ascii: " ") || raw[0] == UInt8(ascii: "+"),
          raw.contains(UInt8(ascii: "{"))
        {
          return shown + 1
        }
      }
      return count
    }
  }

  /// Flags `if ((a == b))`.
  enum Doubled: LineRule {
    static let info = UnnecessaryParentheses.info

    static let examples: [Example] = [
      Example(
        """
        !	if ((a == b))
        """),
      Example(
        """
        +	if ((a = b))
        +	if (!(a == b))
        """),
    ]

    static let needs = Needs.anyOf(["if"])
    static let needsInCode: [LineTraits] = ["(", ")", "<>=!"]

    static func check(_ line: borrowing Line, _ out: inout Reporter) {
      let code = line.code
      var level = 0
      var at = 0
      while let keyword = code.range(ofWordPrefix: "if", from: at) {
        at = keyword.upperBound
        let opened = parentheses(code, at)
        // The first if with several decides how many there have to be.
        if level == 0 && opened.count > 1 { level = opened.count }
        guard level > 0, opened.count == level,
          let comparison = comparison(code, opened.end, closed: level)
        else { continue }
        out.report(Self.self, level: .warning, .doubled(mayBeAssignment: comparison.equals("==")))
        return
      }
    }

    /// How many parentheses open at `start`, and where what they hold starts.
    private static func parentheses(_ code: ByteView, _ start: Int) -> (count: Int, end: Int) {
      var at = code.skipSpaces(start)
      var count = 0
      while code[at] == UInt8(ascii: "(") {
        count += 1
        at = code.skipSpaces(at + 1)
      }
      return (count, at)
    }

    /// The operator of a comparison at `at` that so many parentheses close.
    private static func comparison(_ code: ByteView, _ at: Int, closed level: Int) -> ByteView? {
      var found: ByteView?
      _ = Grammar.operand(code, at) { left in
        let sign = code.skipSpaces(left.end)
        guard let end = Grammar.comparison(code, sign) else { return false }
        return Grammar.operand(code, code.skipSpaces(end)) { right in
          guard closes(code, right.end, level) else { return false }
          found = code[sign..<end]
          return true
        }
      }
      return found
    }

    private static func closes(_ code: ByteView, _ start: Int, _ level: Int) -> Bool {
      var at = start
      for _ in 0..<level {
        at = code.skipSpaces(at)
        guard code[at] == UInt8(ascii: ")") else { return false }
        at += 1
      }
      return true
    }
  }
}

extension ByteView {
  /// Whether the view is one word.
  fileprivate var isName: Bool { !isEmpty && wordEnd(0) == count }
}

extension Message {
  fileprivate static func aroundComparison(_ part: ByteView) -> Message {
    "remove the parentheses around '\(part)'"
  }
  fileprivate static func doubled(mayBeAssignment: Bool) -> Message {
    mayBeAssignment
      ? "remove the doubled parentheses, or use = if an assignment is meant"
      : "remove the doubled parentheses"
  }
}
