// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Macros that make tables: lists of rows, and what is defined for one use and undefined again.
enum TableMacro {
  /// How many lines below its definition a macro is looked for.
  private static let mostBelow = 400

  /// Why the value of the macro is no expression or statement, and its arguments are no values; nil
  /// where it may be either.
  static func reason(
    _ text: ByteView, _ definition: MacroDefinition, _ line: borrowing Line
  ) -> Dismissal? {
    if isListOfRows(text.from(definition.valueStart)) {
      return .meaning("the macro is a list of rows for another macro")
    }
    if isUndefinedBelow(text[definition.name], line) {
      return .meaning("the macro is for one table and undefined below it")
    }
    return nil
  }

  /// Whether the value is nothing but calls of one macro, two at least.
  private static func isListOfRows(_ value: ByteView) -> Bool {
    var at = skipGap(value, 0)
    let name = value[at..<value.wordEnd(at)]
    guard name[0].isIdentifierStart else { return false }
    var rows = 0
    while at < value.count {
      let end = value.wordEnd(at)
      let open = value.skipSpacesAndTabs(end)
      guard value[at..<end].equals(name), value[open] == UInt8(ascii: "("),
        let close = closing(value, open)
      else { return false }
      rows += 1
      at = skipGap(value, close + 1)
    }
    return rows > 1
  }

  /// Goes over white space, continuations, markers at the start of lines, comments and commas.
  private static func skipGap(_ value: ByteView, _ start: Int) -> Int {
    var at = start
    while at < value.count {
      let byte = value[at]
      let isMarker = byte == UInt8(ascii: "+") && value[at - 1] == UInt8(ascii: "\n")
      guard
        byte.isSpace || byte == UInt8(ascii: "\\") || byte == .comment || isMarker
          || byte == UInt8(ascii: ",")
      else { break }
      at += 1
    }
    return at
  }

  /// Where the parenthesis that opens at `open` is closed.
  private static func closing(_ text: ByteView, _ open: Int) -> Int? {
    var depth = 0
    var at = open
    while at < text.count {
      if text[at] == UInt8(ascii: "(") { depth += 1 }
      if text[at] == UInt8(ascii: ")") {
        depth -= 1
        if depth == 0 { return at }
      }
      at = text.next(.parenthesis, from: at + 1)
    }
    return nil
  }

  /// Whether a line below undefines the macro.
  private static func isUndefinedBelow(_ name: ByteView, _ line: borrowing Line) -> Bool {
    for index in (line.index + 1)..<max(line.patch.count, line.index + 1) {
      if index - line.index > mostBelow { break }
      let code = line.patch.code(index)
      let hash = code.skipSpacesAndTabs(1)
      guard code[hash] == UInt8(ascii: "#") else { continue }
      let directive = code.skipSpacesAndTabs(hash + 1)
      let macro = code.skipSpacesAndTabs(directive + 5)
      if code.has("undef", at: directive), code[macro..<code.wordEnd(macro)].equals(name) {
        return true
      }
    }
    return false
  }
}
