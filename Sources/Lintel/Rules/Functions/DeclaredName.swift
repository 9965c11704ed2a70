// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Tells whether a line of code declares a name, or only uses it.
enum DeclaredName {
  /// Whether the name in the range stands where a declared one does: after a type, a `#define`, a
  /// closing brace, or alone before the colon of a label.
  static func isDeclared(_ name: Range<Int>, in code: ByteView) -> Bool {
    let next = code.skipSpaces(name.upperBound)
    let start = code.skipSpacesAndTabs(1)
    if code[start] == UInt8(ascii: "#") { return isMacro(name, code, start) }
    if name.lowerBound == start { return code[next] == UInt8(ascii: ":") }
    let before = code.skipSpacesBack(name.lowerBound)
    if code[before - 1] == UInt8(ascii: "}") { return code[next] == UInt8(ascii: ";") }
    guard next >= code.count || ByteSet(";,=[():").contains(code[next]) || code[next] == .comment
    else { return code[next] == UInt8(ascii: "{") && followsTag(code, before) }
    return followsType(code, name.lowerBound)
  }

  /// Whether the name is that of a macro, or of one of its parameters.
  private static func isMacro(_ name: Range<Int>, _ code: ByteView, _ hash: Int) -> Bool {
    let directive = code.skipSpacesAndTabs(hash + 1)
    guard code.has("define", at: directive) else { return false }
    let macro = code.skipSpacesAndTabs(directive + 6)
    if macro == name.lowerBound { return true }
    let end = code.wordEnd(macro)
    guard code[end] == UInt8(ascii: "("),
      let close = code.firstIndex(of: UInt8(ascii: ")"), from: end)
    else { return false }
    return name.lowerBound > end && name.upperBound <= close
  }

  private static func followsTag(_ code: ByteView, _ end: Int) -> Bool {
    let word = code[code.wordStart(end)..<end]
    return word.equals("struct") || word.equals("union") || word.equals("enum")
  }

  /// How many bytes a type may have.
  private static let farthest = 256

  /// Whether words and stars, and nothing else, stand between the name and the start of the line, a
  /// comma or a parenthesis, and the first of them is no keyword of a statement.
  private static func followsType(_ code: ByteView, _ name: Int) -> Bool {
    var at = code.skipSpacesBack(name)
    guard at < name || code[at - 1] == UInt8(ascii: "*") else { return false }
    var first = ByteView.empty
    while at > 1 && name - at < farthest {
      let last = code[at - 1]
      if last.isWord {
        let start = code.wordStart(at)
        first = code[start..<at]
        at = code.skipSpacesBack(start)
      } else if last == UInt8(ascii: "*") {
        at = code.skipSpacesBack(at - 1)
      } else {
        guard last == UInt8(ascii: ",") || last == UInt8(ascii: "(") else { return false }
        break
      }
    }
    guard first[0].isIdentifierStart else { return false }
    let others: [StaticString] = ["return", "goto", "case", "else", "sizeof", "typeof"]
    return !Grammar.isStatementKeyword(first)
      && !others.contains { first.equals($0) }
  }
}
