// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Rows of a table: lines next to each other that are calls of the same macro, or braces with values.
///
/// Who adds a row writes it as those around it are.
enum TableRow {
  /// Whether the line is a row, and the next line above or below it is one of the same table.
  static func isRow(_ line: borrowing Line) -> Bool {
    guard let key = key(line.code) else { return false }
    let below = line.patch.lineBelow(line.index + 1, 0).map { line.patch.code($0) } ?? .empty
    return [line.previous, below].contains { Self.key($0)?.equals(key) ?? false }
  }

  /// What rows of a table have in common: the name of the macro that is called, a brace; nil for a line
  /// that can be no row.
  static func key(_ code: ByteView) -> ByteView? {
    let start = code.skipSpacesAndTabs(1)
    let end = rowEnd(code)
    guard start < end, code[0] != UInt8(ascii: "-") else { return nil }
    if code[start] == UInt8(ascii: "#") { return definedCall(code, start, end) }
    if code[start] == UInt8(ascii: "{") {
      return code[end - 1] == UInt8(ascii: "}") ? code[start..<(start + 1)] : nil
    }
    return call(code, start, end)
  }

  /// The macro whose call is the value of a `#define NAME CALL(...)`.
  private static func definedCall(_ code: ByteView, _ start: Int, _ end: Int) -> ByteView? {
    let directive = code.skipSpacesAndTabs(start + 1)
    guard code.has("define", at: directive) else { return nil }
    let name = code.skipSpacesAndTabs(directive + 6)
    let nameEnd = code.wordEnd(name)
    guard code[nameEnd].isSpace else { return nil }
    return call(code, code.skipSpacesAndTabs(nameEnd), end)
  }

  /// The name of the call that goes from `start` to `end`.
  private static func call(_ code: ByteView, _ start: Int, _ end: Int) -> ByteView? {
    guard code[start].isIdentifierStart, code[end - 1] == UInt8(ascii: ")") else { return nil }
    let nameEnd = code.wordEnd(start)
    guard code[code.skipSpacesAndTabs(nameEnd)] == UInt8(ascii: "(") else { return nil }
    let name = code[start..<nameEnd]
    return Grammar.isStatementKeyword(name) ? nil : name
  }

  /// Where the row ends: before a comma, a backslash, and comments.
  private static func rowEnd(_ code: ByteView) -> Int {
    var end = code.skipSpacesBack(code.count)
    while end > 1 {
      let last = code[end - 1]
      guard last == UInt8(ascii: ",") || last == UInt8(ascii: "\\") || last == .comment else {
        break
      }
      end = code.skipSpacesBack(end - 1)
    }
    return end
  }
}
