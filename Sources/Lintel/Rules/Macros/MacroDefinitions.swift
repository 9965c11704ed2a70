// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Looks at macro definitions: their value, their arguments and the jumps in them.
///
/// What it reports comes in an order that goes across the types, so one rule has them all.
enum MacroDefinitions: HunkRule {
  static let info = ComplexMacro.info
  static let infos = [
    MultistatementMacroUseDoWhile.info, ComplexMacro.info, MacroArgReuse.info,
    MacroArgPrecedence.info, MacroArgUnused.info, MacroWithFlowControl.info,
  ]
  static let needs = Needs.anyOf(["define"])
  static let needsAtStart: LineTraits = "#"

  /// How often a definition is read here, beside the once in which it is found.
  private static let readings = 3

  static func check(
    _ line: borrowing Line, _ memory: inout RuleMemory, _ out: inout Reporter
  ) {
    guard MacroDefinition.starts(line.code), !line.path.isLinkerScript else { return }
    let text = memory.room.macro(in: line)
    guard let definition = MacroDefinition(text) else { return }
    line.patch.spend(readings * text.count)
    let excerpt = Excerpt.lines(text.macroLineCount)
    if line.options.precise, let reason = TableMacro.reason(text, definition, line) {
      if infos.allSatisfy({ !out.isShown($0.type) || out.leavesOut($0, reason) }) { return }
    }
    let value = memory.input.macroValue.read(text, from: definition.valueStart)
    checkValue(value, text, definition, line, excerpt, &out)
    let names =
      definition.valueStart > 0
      ? definition.parameterNames(text)
      : MacroWithFlowControl.mistakenArgument(in: text).map { [$0] } ?? []
    if !names.isEmpty {
      checkArguments(names, MacroBody(text.from(definition.valueStart)), line, excerpt, &out)
    }
    if MacroWithFlowControl.isFound(in: text) {
      out.report(MacroWithFlowControl.info, .hiddenJump, show: excerpt)
    }
  }

  private static func checkValue(
    _ value: ByteView, _ text: ByteView, _ definition: MacroDefinition, _ line: borrowing Line,
    _ excerpt: Excerpt, _ out: inout Reporter
  ) {
    if ComplexMacro.isWhole(value, line) { return }
    if line.options.precise, let reason = shapeReason(text, definition, line) {
      let infos = [ComplexMacro.info, MultistatementMacroUseDoWhile.info]
      if infos.allSatisfy({ !out.isShown($0.type) || out.leavesOut($0, reason) }) { return }
    }
    let start = definition.name.lowerBound
    let name = text[start..<text.wordEnd(start)]
    if text[start - 1].isSpace
      && (name.equals("TRACE_SYSTEM") || name.equals("TRACE_INCLUDE_FILE")
        || name.equals("TRACE_INCLUDE_PATH"))
    {
      return
    }
    if value.hasWord("if", at: 0) {
      out.report(MultistatementMacroUseDoWhile.info, .bareIf, show: excerpt)
    } else if value.contains(UInt8(ascii: ";")) {
      out.report(
        MultistatementMacroUseDoWhile.info, level: line.has(.statementsWarn) ? .warning : .error,
        .bareStatements, show: excerpt)
    } else {
      out.report(ComplexMacro.info, .bareValue, show: excerpt)
    }
  }

  /// What the value is, as it is written, if it is no expression and no statement.
  private static func shapeReason(
    _ text: ByteView, _ definition: MacroDefinition, _ line: borrowing Line
  ) -> Dismissal? {
    let body = MacroBody(text.from(definition.valueStart))
    return body.withValue { MacroShape.reason($0, line.grammar) }
  }

  /// How many bytes are searched for arguments; macros have at most 127 arguments in C.
  private static let mostWork = 1 << 28

  private static func checkArguments(
    _ names: [[UInt8]], _ body: MacroBody, _ line: borrowing Line, _ excerpt: Excerpt,
    _ out: inout Reporter
  ) {
    for name in names.prefix(mostWork / max(body.count, 1)) {
      name.withView { name in
        if name.contains("...") || name.count == 4 && name.hasIgnoringCase("type") { return }
        let uses = body.uses(of: name, grammar: line.grammar)
        if uses.evaluations > 1 {
          out.report(MacroArgReuse.info, .reused(name), show: excerpt)
        }
        if uses.touchesOperator {
          out.report(MacroArgPrecedence.info, .bareArgument(name), show: excerpt)
        }
        if !uses.isUsed && !(body.isNothing && line.has(.emptyMacroArguments)) {
          out.report(MacroArgUnused.info, .unused(name), show: excerpt)
        }
      }
    }
  }
}

extension ByteView {
  /// How many lines a statement has, the newlines at its end not counted.
  var macroLineCount: Int {
    let end = skipTrailing(UInt8(ascii: "\n"), before: count)
    return upTo(end).occurrences(of: UInt8(ascii: "\n")) + 1
  }
}

extension Message {
  fileprivate static let bareIf: Message =
    "put the if of this macro in do { } while (0), or an else after the macro will belong to it"
  fileprivate static let bareStatements: Message =
    "put the statements of this macro in do { } while (0)"
  fileprivate static let bareValue: Message = "put the value of this macro in parentheses"
  fileprivate static let hiddenJump: Message = "do not hide a goto or return in a macro"
  fileprivate static func reused(_ name: ByteView) -> Message {
    "evaluate argument '\(name)' once; its side effects would be repeated"
  }
  fileprivate static func bareArgument(_ name: ByteView) -> Message {
    "put argument '\(name)' in parentheses; operators next to it may bind tighter"
  }
  fileprivate static func unused(_ name: ByteView) -> Message {
    "use argument '\(name)', or make the macro an inline function"
  }
}
