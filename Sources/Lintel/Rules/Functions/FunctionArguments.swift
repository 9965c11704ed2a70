// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags arguments of a prototype that have a type and no name.
enum FunctionArguments: HunkRule {
  static let info = RuleInfo(
    type: "FUNCTION_ARGUMENTS", level: .warning, group: .functions,
    why: """
      The names of a prototype's arguments tell the reader what to pass, which their types alone \
      do not. The arguments start on the line of the function's name.
      """,
    reference: "Documentation/process/coding-style.rst#function-prototypes",
    examples: [
      Example(
        """
        !int example_start(struct device *, int flags);
        """, in: "include/linux/example.h"),
      Example(
        """
        +int example_start(struct device *dev, int flags);
        +int example_stop(void);
        """, in: "include/linux/example.h"),
    ] + AvoidExterns.Source.argumentExamples)

  static let needs = Needs.anyLine
  static let needsAtStart: LineTraits = "aeAX_"

  static func check(_ line: borrowing Line, _ memory: inout RuleMemory, _ out: inout Reporter) {
    guard memory.room.mayHaveFunction(line),
      let list = arguments(line.statement.text, line.grammar), !list.equals("void")
    else { return }
    report(list.trimmed, line, &out)
  }

  // MARK: - The list

  /// The arguments of the prototype that the statement is.
  private static func arguments(_ text: ByteView, _ grammar: borrowing Grammar) -> ByteView? {
    let start = text.skipSpaces(1)
    guard text[start].isIdentifierStart else { return nil }
    if text.has("extern", at: start), text[start + 6].isSpace,
      let list = argumentsAfterType(text, text.skipSpaces(start + 6), grammar)
    {
      return list
    }
    return argumentsAfterType(text, start, grammar)
  }

  private static func argumentsAfterType(
    _ text: ByteView, _ start: Int, _ grammar: borrowing Grammar
  ) -> ByteView? {
    var list: ByteView?
    _ = grammar.type(text, start) { end in
      let name = text.skipSpaces(end)
      let isNamed = Grammar.identifier(text, name) {
        list = argumentList(text, text.skipSpaces($0))
        return list != nil
      }
      if isNamed { return true }
      guard let end = pointerName(text, name, needsName: true) else { return false }
      list = argumentList(text, text.skipSpaces(end))
      return list != nil
    }
    return list
  }

  /// The end of a function pointer's `(*name)` at `open`.
  private static func pointerName(_ text: ByteView, _ open: Int, needsName: Bool) -> Int? {
    let star = text.skipSpaces(open + 1)
    guard text[open] == UInt8(ascii: "("), text[star] == UInt8(ascii: "*") else { return nil }
    let name = text.skipSpaces(star + 1)
    let end = Grammar.identifier(text, name)
    if needsName && end == nil { return nil }
    let close = text.skipSpaces(end ?? name)
    return text[close] == UInt8(ascii: ")") ? close + 1 : nil
  }

  /// What stands between the parenthesis at `open` and the last one that a semicolon follows, no
  /// brace being between.
  private static func argumentList(_ text: ByteView, _ open: Int) -> ByteView? {
    guard text[open] == UInt8(ascii: "(") else { return nil }
    let first = text.skipSpaces(open + 1)
    var end = text.firstIndex(of: UInt8(ascii: "{"), from: open) ?? text.count
    while let close = text.lastIndex(of: UInt8(ascii: ")"), before: end), close > open {
      if text[text.skipSpaces(close + 1)] == UInt8(ascii: ";") {
        return close > open + 1 ? text[first..<close] : nil
      }
      end = close
    }
    return nil
  }

  // MARK: - Its arguments

  /// The longest name of a type that is looked for at the end of a longer word.
  private static let longestName = 128

  private static func report(_ list: ByteView, _ line: borrowing Line, _ out: inout Reporter) {
    var at = 0
    while at < list.count {
      if let end = argumentEnd(list, at, line.grammar) {
        let argument = list[at..<end].trimmed
        let isNameless =
          line.grammar.isType(argument, 0, endingAt: argument.count) && !isEnumeration(argument)
        let isCallback = line.options.precise && isPointer(line.statement.text)
        if isNameless, isCallback,
          out.leavesOut(info, .meaning("the parameters of a pointer's type need no names"))
        {
          return
        }
        if isNameless {
          out.report(Self.self, .nameless(argument))
        }
        at = end
      } else {
        // A type may also be the end of a word.
        at = max(at + 1, list.wordEnd(at + 1) - longestName)
      }
    }
  }

  /// Whether the statement declares a pointer to a function.
  private static func isPointer(_ text: ByteView) -> Bool {
    guard let open = text.firstIndex(of: UInt8(ascii: "(")) else { return false }
    return text[text.skipSpaces(open + 1)] == UInt8(ascii: "*")
  }

  /// The end of a type, with the name or the function pointer after it, that starts at `at`.
  private static func argumentEnd(
    _ list: ByteView, _ at: Int, _ grammar: borrowing Grammar
  ) -> Int? {
    var end: Int?
    _ = grammar.type(list, at) {
      let next = list.skipSpaces($0)
      end = Grammar.identifier(list, next) ?? functionPointer(list, next) ?? next
      return true
    }
    return end
  }

  private static func functionPointer(_ list: ByteView, _ at: Int) -> Int? {
    guard let end = pointerName(list, at, needsName: false) else { return nil }
    return Grammar.parentheses(list, list.skipSpaces(end))
  }

  /// Whether the argument ends in `enum` and a name.
  private static func isEnumeration(_ argument: ByteView) -> Bool {
    var at = 0
    while let keyword = argument.firstIndex(of: "enum", from: at) {
      at = keyword + 4
      let name = argument.skipSpaces(at)
      if name > at && Grammar.identifier(argument, name, { $0 == argument.count }) { return true }
    }
    return false
  }
}

extension Message {
  fileprivate static func nameless(_ argument: ByteView) -> Message {
    "give the argument '\(argument)' a name"
  }
}
