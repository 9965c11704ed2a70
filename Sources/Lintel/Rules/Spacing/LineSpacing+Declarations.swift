// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension LineSpacing {
  /// Flags a statement right below the declarations of a block.
  enum Declarations: LineRule {
    static let info = LineSpacing.info

    static let examples: [Example] = [
      Example(
        """
        +	int count;
        !	call();
        """, fixed: "+\tint count;\n+\n+\tcall();"),
      Example(
        """
        +	struct list *head = get();
        !	head->count = 0;
        """),
      Example(
        """
        +	int count;
        +	LIST_HEAD(list);
        +	struct list *head;
        +
        +	call();
        """),
      Example(
        """
        +	int count;
        +	int (*handlers[4])(int value);
        !	call();
        """),
      Example(
        """
        +	int count;
        !	int (*handlers[4])(int value);
        """, options: ["--compat=6.18"]),
      Example(
        """
        +	int count;
        !	*place = 0;
        """, options: ["--precise"]),
      Example(
        """
        +	int count;
        !	(*place)++;
        """, options: ["--precise"]),
      Example(
        """
        +	int count;
        !	++dev->count;
        """, options: ["--precise"]),
    ]

    static let needs = Needs.anyLine
    static let needsAtStart = LineTraits.all.subtracting("{}.#\"?:[<>=!~,^&|/%\n")
    static let needsAbove = LineTraits.all.subtracting("{<>=!~,^&|+-*/%\n")

    static func check(_ line: borrowing Line, _ out: inout Reporter) {
      guard line.isAdded, line.previous[0] == UInt8(ascii: "+"),
        line.previous[line.previousShape.start].isIdentifierStart, isIndentedLikePrevious(line),
        mayStartStatement(line), mayDeclare(line.previous)
      else { return }
      let isMissing =
        withoutAttributes(line.previous, mayHaveSome: line.previousMayHaveModifier, line) {
          declares($0, line)
        }
        && withoutAttributes(line.spaced, mayHaveSome: line.mayHaveModifier, line) {
          startsWithOperator($0, line) || !goesOn($0, line)
        }
      if isMissing, line.options.precise, isAmongStatements(line),
        out.leavesOut(info, .meaning("the declaration is not at the start of its block"))
      {
        return
      }
      guard isMissing, out.report(Self.self, level: .warning, .missing, show: .withPrevious),
        out.isFixing
      else { return }
      out.fixes?.insert([UInt8(ascii: "+")], before: line.index)
    }

    // MARK: - Quick answers

    /// Whether the line is indented as the one before, or as far as what follows the first plus sign
    /// with white space after it there, as checkpatch.pl looks for the indentation.
    private static func isIndentedLikePrevious(_ line: borrowing Line) -> Bool {
      // A comment before the code becomes white space, which the indentation does not count.
      if line.previousShape.start > 1, !line.traits.contains(.comment),
        line.indent != line.previousIndent
      {
        return false
      }
      let previous = line.previous
      var at = 0
      while let plus = previous.firstIndex(of: UInt8(ascii: "+"), from: at) {
        let text = previous.skipSpaces(plus + 1)
        if text > plus + 1 && text < previous.count {
          let end = text - plus
          return line.spaced.has(previous[plus..<text]) && end < line.spaced.count
            && !line.spaced[end].isSpace
        }
        at = plus + 1
      }
      return false
    }

    /// Whether the line can be a statement: not a brace, an operator or the like.
    private static func mayStartStatement(_ line: borrowing Line) -> Bool {
      !line.spaced[line.spaced.skipSpaces(1)].isA(goingOn) || startsWithOperator(line.spaced, line)
    }

    /// Whether the line starts with an operator or a parenthesis and still is a statement, since the
    /// line above ends one; the script takes it for the rest of that line.
    private static func startsWithOperator(_ code: ByteView, _ line: borrowing Line) -> Bool {
      guard line.options.precise,
        line.previous[line.previous.skipSpacesBack(line.previous.count) - 1] == UInt8(ascii: ";")
      else { return false }
      let start = code.skipSpaces(1)
      switch code[start] {
      case UInt8(ascii: "*"), UInt8(ascii: "("): return true
      case UInt8(ascii: "+"), UInt8(ascii: "-"): return code[start + 1] == code[start]
      default: return false
      }
    }

    /// Whether the line can be a declaration: it starts with a name that is no keyword.
    static func mayDeclare(_ code: ByteView) -> Bool {
      let start = code.skipSpaces(1)
      guard code[start].isIdentifierStart else { return false }
      return !Grammar.isStatementKeyword(code[start..<code.wordEnd(start)])
        && !isUnfinished(code)
    }

    // Brackets and operators with which a line goes on that an earlier one started.
    private static let goingOn = ByteSet("{}.#\"?:([<>=!~,^&|+-*/%")
    // What an operator or brace at the end of a line is, and what may follow a declared name.
    private static let unfinished = ByteSet("{<>=!~,^&|+-*/%")
    private static let declared = ByteSet("=,;:[")
    private static let plainlyDeclared = ByteSet("=,;[")
    private static let pointerDeclared = ByteSet("=,;:[(")

    /// Whether the line ends in an operator, in an open brace, or in the backslash of a macro.
    private static func isUnfinished(_ code: ByteView) -> Bool {
      if code.last == UInt8(ascii: "\\") { return true }
      let last = code[code.skipSpacesBack(code.count) - 1]
      return last.isA(unfinished)
    }

    // MARK: - Declarations

    /// Whether the line, without its attributes, declares something and is finished.
    private static func declares(_ code: ByteView, _ line: borrowing Line) -> Bool {
      code[0] == UInt8(ascii: "+") && code[1].isSpace && mayDeclare(code)
        && isDeclaration(code, code.skipSpaces(1), line)
    }

    /// Whether the line, without its attributes, belongs to the declarations or is no statement.
    private static func goesOn(_ code: ByteView, _ line: borrowing Line) -> Bool {
      guard code[1].isSpace else { return false }
      let start = code.skipSpaces(1)
      return start >= code.count || code[start].isA(goingOn) || startsTypeDefinition(code, start)
        || isBitField(code, start) || isDeclaration(code, start, line)
    }

    /// Whether a variable, a function pointer or a macro that makes one is declared at `at`.
    static func isDeclaration(
      _ code: ByteView, _ at: Int, _ line: borrowing Line
    ) -> Bool {
      guard code[at].isIdentifierStart else { return false }
      if isPlainDeclaration(code, at) { return true }
      let isTyped = line.grammar.declaredType(code, at) { end in
        let name = code.skipSpaces(end)
        if code[name] == UInt8(ascii: "(") { return isFunctionPointer(code, name, line) }
        guard let end = Grammar.identifier(code, name) else { return false }
        return code[code.skipSpaces(end)].isA(declared)
      }
      return isTyped || DeclarationMacro.starts(code, at, line.services.profile)
    }

    /// Whether the code at `at` is `name name;` or `name *name;`, whatever the first one means.
    private static func isPlainDeclaration(_ code: ByteView, _ at: Int) -> Bool {
      guard let type = Grammar.identifier(code, at) else { return false }
      var name = code.skipSpaces(type)
      if code[name] == UInt8(ascii: "*") {
        name = code.skipSpaces(name + 1)
      } else if name == type {
        return false
      }
      guard let end = Grammar.identifier(code, name) else { return false }
      return code[code.skipSpaces(end)].isA(plainlyDeclared)
    }

    /// Whether the code at `open` is `(*name)` and something that may follow it.
    private static func isFunctionPointer(
      _ code: ByteView, _ open: Int, _ line: borrowing Line
    ) -> Bool {
      let star = code.skipSpaces(open + 1)
      guard code[star] == UInt8(ascii: "*"),
        let end = Grammar.identifier(code, code.skipSpaces(star + 1))
      else { return false }
      var close = code.skipSpaces(end)
      if line.has(.functionPointerArrays), code[close] == UInt8(ascii: "[") {
        guard let end = arraySizeEnd(code, close) else { return false }
        close = code.skipSpaces(end)
      }
      return code[close] == UInt8(ascii: ")")
        && code[code.skipSpaces(close + 1)].isA(pointerDeclared)
    }

    /// Where the brackets at `open` end that hold a name, a constant or nothing.
    private static func arraySizeEnd(_ code: ByteView, _ open: Int) -> Int? {
      let size = code.skipSpaces(open + 1)
      let sizeEnd = Grammar.identifier(code, size) ?? Grammar.constant(code, size) ?? size
      let close = code.skipSpaces(sizeEnd)
      return code[close] == UInt8(ascii: "]") ? close + 1 : nil
    }

    /// Whether a structure, union, enum or typedef starts at `at`.
    private static func startsTypeDefinition(_ code: ByteView, _ at: Int) -> Bool {
      var at = at
      for qualifier in ["static", "const"] as [StaticString] where code.has(qualifier, at: at) {
        let end = at + qualifier.utf8CodeUnitCount
        let next = code.skipSpaces(end)
        if next > end { at = next }
      }
      let word = code[at..<code.wordEnd(at)]
      return word.equals("struct") || word.equals("union") || word.equals("enum")
        || word.equals("typedef")
    }

    /// Whether the code at `at` is `name : 3,`.
    private static func isBitField(_ code: ByteView, _ at: Int) -> Bool {
      guard let name = Grammar.identifier(code, at) else { return false }
      let colon = code.skipSpaces(name)
      let digits = code.skipSpaces(colon + 1)
      let end = code.skip(.digit, digits)
      let next = code[code.skipSpaces(end)]
      return code[colon] == UInt8(ascii: ":") && end > digits
        && (next == UInt8(ascii: ",") || next == UInt8(ascii: ";"))
    }

    // MARK: - Attributes

    /// Calls `body` with the line as it is without attributes and annotations of sparse.
    private static func withoutAttributes(
      _ code: ByteView, mayHaveSome: Bool, _ line: borrowing Line, _ body: (ByteView) -> Bool
    ) -> Bool {
      guard mayHaveSome, let first = attribute(code, from: 0, line) else { return body(code) }
      var text: [UInt8] = []
      var kept = 0
      var next: Range<Int>? = first
      while let range = next {
        text += code[kept..<range.lowerBound].bytes
        kept = range.upperBound
        next = attribute(code, from: kept, line)
      }
      text += code.from(kept).bytes
      return text.withView(body)
    }

    /// The first attribute at or after `start` that stands between word boundaries.
    private static func attribute(
      _ code: ByteView, from start: Int, _ line: borrowing Line
    ) -> Range<Int>? {
      var at = start
      while at < code.count {
        let byte = code[at]
        guard byte.isIdentifierStart else {
          at += 1
          continue
        }
        if !code[at - 1].isWord,
          byte == UInt8(ascii: "_") || byte == UInt8(ascii: "c")
            || byte == UInt8(ascii: "v"), let end = attributeEnd(code, at, line)
        {
          return at..<end
        }
        at = code.wordEnd(at)
      }
      return nil
    }

    private static func attributeEnd(
      _ code: ByteView, _ at: Int, _ line: borrowing Line
    ) -> Int? {
      var found: Int?
      let isAttribute = Grammar.attribute(code, at, aligned: line.grammar.knowsAligned) { end in
        found = end
        return code.isWordBoundary(end)
      }
      if isAttribute { return found }
      let end = code.wordEnd(at)
      return Grammar.isSparse(code[at..<end]) ? end : nil
    }
  }
}

extension Message {
  fileprivate static let missing: Message = "add a blank line below the declarations"
}
