// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags do while macros that end with a semicolon; looks at all macros that end like statements.
enum DoWhileMacroWithTrailingSemicolon: HunkRule {
  static let info = RuleInfo(
    type: "DO_WHILE_MACRO_WITH_TRAILING_SEMICOLON", level: .warning, group: .macros,
    why: """
      The semicolon belongs where the macro is used. With one in the macro there are two, and an \
      else after it does not compile.
      """,
    reference: "Documentation/process/coding-style.rst",
    examples: [
      Example(
        """
        !#define STOP(dev) do { disable(dev); wake(dev); } while (0);
        """),
      Example(
        """
        +#define STOP(dev) do { disable(dev); wake(dev); } while (0)
        """),
    ])

  /// Examples of `TRAILING_SEMICOLON`.
  static let semicolonExamples = [
    Example(
      """
      !#define STOP(dev) disable(dev);
      """),
    Example(
      """
      +#define STOP(dev) disable(dev)
      """),
  ]

  static let infos = [SingleStatementDoWhileMacro.info, info, TrailingSemicolon.info]
  static let needs = Needs.anyOf(["define"])
  static let needsAtStart: LineTraits = "#"

  static func check(_ line: borrowing Line, _ memory: inout RuleMemory, _ out: inout Reporter) {
    guard line.isAdded, MacroDefinition.starts(line.code), !line.path.isLinkerScript else { return }
    let text = memory.room.macro(in: line)
    guard text.contains(UInt8(ascii: ";")) || text.contains("while") else { return }
    let excerpt = Excerpt.lines(text.macroLineCount)
    let isPrecise = line.options.precise
    joined(text).withView { check($0, excerpt, isPrecise: isPrecise, &out) }
  }

  private static func check(
    _ text: ByteView, _ excerpt: Excerpt, isPrecise: Bool, _ out: inout Reporter
  ) {
    guard let definition = MacroDefinition(text), text[definition.name.lowerBound - 1].isSpace
    else { return }
    if let loop = Loop(text, after: definition.name.upperBound) {
      if loop.statements.occurrences(of: UInt8(ascii: ";")) == 1 && !loop.startsWithKeyword
        && !(isPrecise && loop.isCall)
      {
        out.report(SingleStatementDoWhileMacro.info, .singleStatement, show: excerpt)
      }
      if loop.hasSemicolon { out.report(Self.self, .loopSemicolon, show: excerpt) }
      return
    }
    let end = text.skipSpacesBack(text.count)
    if end > definition.name.lowerBound + 1, text[end - 1] == UInt8(ascii: ";"),
      !text[definition.name.lowerBound..<end].contains(UInt8(ascii: "\n"))
    {
      out.report(TrailingSemicolon.info, .semicolon, show: excerpt)
    }
  }

  /// The definition without continuations, comments as spaces.
  private static func joined(_ text: ByteView) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var at = 0
    while at < text.count {
      if text[at] == UInt8(ascii: "\\"), text[at + 1] == UInt8(ascii: "\n"), at + 2 < text.count,
        text[at + 2] != UInt8(ascii: "\n")
      {
        at += 3
      } else {
        bytes.append(text[at] == .comment ? UInt8(ascii: " ") : text[at])
        at += 1
      }
    }
    return bytes
  }

  /// A macro that is nothing but `do { … } while (0)`.
  private struct Loop {
    let statements: ByteView
    let hasSemicolon: Bool

    init?(_ text: ByteView, after name: Int) {
      guard let parameters = Grammar.parentheses(text, text.skipSpaces(name)) else { return nil }
      let keyword = text.skipSpaces(parameters)
      guard text.has("do", at: keyword) else { return nil }
      let open = text.skipSpaces(keyword + 2)
      guard text[open] == UInt8(ascii: "{") else { return nil }
      // The rest is read from its end: the last brace before the condition closes the loop.
      var end = text.count
      while text[end - 1].isSpace || text[end - 1] == UInt8(ascii: ";") { end -= 1 }
      let semicolons = text.from(end).contains(UInt8(ascii: ";"))
      for part in [")", "0", "(", "while", "}"] as [StaticString] {
        let start = text.skipSpacesBack(end) - part.utf8CodeUnitCount
        guard start > open, text.has(part, at: start) else { return nil }
        end = start
      }
      let content = text[(open + 1)..<end]
      let last = content.skipSpacesBack(content.count)
      guard !content.upTo(last).contains(UInt8(ascii: "\n")) else { return nil }
      statements = content
      hasSemicolon = semicolons
    }

    /// Whether it is one call: the loop keeps what the call returns from being used, and the macro like
    /// others of its family.
    var isCall: Bool {
      let start = statements.skipSpaces(0)
      guard let name = Grammar.identifier(statements, start),
        let end = Grammar.parentheses(statements, statements.skipSpaces(name))
      else { return false }
      let semicolon = statements.skipSpaces(end)
      return statements[semicolon] == UInt8(ascii: ";")
        && statements.skipSpaces(semicolon + 1) == statements.count
    }

    /// Whether the first statement is a conditional or a loop, which may need the braces.
    var startsWithKeyword: Bool {
      let start = statements.skipSpaces(0)
      let word = statements[start..<statements.wordEnd(start)]
      return word.equals("if") || word.equals("while") || word.equals("for")
        || word.equals("switch")
    }
  }
}

extension Message {
  fileprivate static let singleStatement: Message =
    "drop the do { } while (0) around a single statement"
  fileprivate static let loopSemicolon: Message = "drop the semicolon after while (0)"
  fileprivate static let semicolon: Message = "drop the semicolon at the end of the macro"
}
