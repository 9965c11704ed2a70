// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension AvoidExterns {
  /// Flags declarations of functions and extern variables in a source file, and a function's
  /// parenthesis on another line than its name.
  enum Source: HunkRule {
    static let info = AvoidExterns.info
    static let infos = [AvoidExterns.info, FunctionArguments.info]

    static let examples: [Example] = [
      Example(
        """
        !extern int example_limit;
        !int example_start(struct device *dev);
        !extern struct example example_table[];
        """),
      Example(
        """
        +static int example_start(struct device *dev);
        """),
    ]

    static let argumentExamples: [Example] = [
      Example(
        """
        !int example_start
        +	(struct device *dev)
        """)
    ]

    static let needs = Needs.anyLine
    static let needsAtStart: LineTraits = "aeAX_"

    static func check(_ line: borrowing Line, _ memory: inout RuleMemory, _ out: inout Reporter) {
      guard line.hasStatement, line.path.kind.contains(.source) else { return }
      let text = line.statement.text
      let start = text.skipSpaces(1)
      guard text[start].isIdentifierStart else { return }
      if memory.room.mayHaveFunction(line), let gap = gapBeforeArguments(text, start, line.grammar)
      {
        let body = line.statement.body
        if body[body.skipSpaces(0)] == UInt8(ascii: ";") { out.report(Self.self, .inSource) }
        if gap.contains(UInt8(ascii: "\n")) {
          out.report(FunctionArguments.info, .separateArguments)
        }
        return
      }
      guard text.has("extern", at: start), text[start + 6].isSpace else { return }
      if line.options.precise, isOpenArray(text),
        out.leavesOut(info, .meaning("an array without a size is a symbol of the linker script"))
      {
        return
      }
      if line.options.precise, line.previous.has(" extern"),
        out.leavesOut(info, .meaning("the file has a list of such declarations here"))
      {
        return
      }
      guard line.has(.linkerSymbols), let array = externArray(text) else {
        out.report(Self.self, .inSource)
        return
      }
      // What earlier inputs have shown of linker scripts is known to the report only.
      guard !isLinkerSymbol(array.name, memory.input.linkerWords) else { return }
      out.report(
        Self.self, .array(array.type, array.name), once: .linkerSymbol(array.name.bytes))
    }

    /// Whether an array without a size is declared.
    private static func isOpenArray(_ text: ByteView) -> Bool {
      text.trimmed.hasSuffix("[];")
    }

    /// What stands between the name of a function and its arguments; nil where the statement starts
    /// otherwise.
    private static func gapBeforeArguments(
      _ text: ByteView, _ start: Int, _ grammar: borrowing Grammar
    ) -> ByteView? {
      if text.has("extern", at: start), text[start + 6].isSpace,
        let gap = gapAfterType(text, text.skipSpaces(start + 6), grammar)
      {
        return gap
      }
      return gapAfterType(text, start, grammar)
    }

    private static func gapAfterType(
      _ text: ByteView, _ start: Int, _ grammar: borrowing Grammar
    ) -> ByteView? {
      var gap: ByteView?
      _ = grammar.type(text, start) { end in
        let name = text.skipSpaces(end)
        guard name > end else { return false }
        return Grammar.identifier(text, name) { end in
          let open = text.skipSpaces(end)
          guard text[open] == UInt8(ascii: "(") else { return false }
          gap = text[end..<open]
          return true
        }
      }
      return gap
    }

    /// The type and the name of an extern array of structures without a size.
    private static func externArray(_ text: ByteView) -> (type: ByteView, name: ByteView)? {
      guard text.has("+extern struct") else { return nil }
      let type = text.skipSpaces(14)
      let typeEnd = text.wordEnd(type)
      let name = text.skipSpaces(typeEnd)
      let nameEnd = text.wordEnd(name)
      guard type > 14, typeEnd > type, name > typeEnd, nameEnd > name, text.has("[];", at: nameEnd)
      else { return nil }
      return (text[type..<typeEnd], text[name..<nameEnd])
    }

    /// Whether a word of a linker script's header stands in the name.
    private static func isLinkerSymbol(_ name: ByteView, _ words: [[UInt8]: Int]) -> Bool {
      words.keys.contains { $0.withView { name.firstIndex(of: $0) != nil } }
    }
  }
}

extension Message {
  fileprivate static let inSource: Message = "declare this in a header, not in a source file"
  fileprivate static let separateArguments: Message =
    "put the parenthesis of the arguments after the function's name"
  fileprivate static func array(_ type: ByteView, _ name: ByteView) -> Message {
    "declare struct \(type) \(name)[] in a header\nunless a linker script defines it"
  }
}
