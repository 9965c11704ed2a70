// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a sscanf() whose result nobody looks at.
enum NakedSscanf: StatementRule {
  static let info = RuleInfo(
    type: "NAKED_SSCANF", level: .warning, group: .apiUsage,
    why: "sscanf() returns how many values it has read; the others are left as they were.",
    examples: [
      Example(
        """
        !	sscanf(text, "%d %d", &width, &height);
        """),
      Example(
        """
        +	if (sscanf(text, "%d %d", &width, &height) != 2)
        +		return -EINVAL;
        """),
      Example(
        """
        !	return sscanf(text, "%d %d", &width, &height);
        """),
      Example(
        """
        +	return sscanf(text, "%d %d",
        +		      &width, &height);
        +	if (!both(sscanf(text, "%d %d", &width, &height)))
        +		return 0;
        !	sscanf(text, "%d %d", &width, &height);
        """, options: ["--precise"]),
    ])

  static let needs = Needs.anyOf(["sscanf"])

  static func check(
    _ statement: borrowing StatementBlock, _ line: borrowing Line, _ out: inout Reporter
  ) {
    guard line.code.contains(word: "sscanf"), !hasCheckedCall(statement.text),
      !line.options.precise || hasCallAsStatement(statement.text)
    else { return }
    out.report(Self.self, .unchecked, show: .custom(line.shownLines(of: statement)))
  }

  /// Whether the result of a call is assigned to a name or compared.
  private static func hasCheckedCall(_ code: ByteView) -> Bool {
    var at = 0
    while let found = code.firstIndex(of: "sscanf", from: at) {
      at = found + 6
      guard let close = Grammar.parentheses(code, code.skipSpaces(at)) else { continue }
      if isAssigned(code, found) { return true }
      if code[found - 1].isWord { continue }
      if isCompared(code, found) || Grammar.comparison(code, code.skipSpaces(close)) != nil {
        return true
      }
    }
    return false
  }

  /// Whether a call is a statement of its own, so that nothing can look at its result.
  private static func hasCallAsStatement(_ code: ByteView) -> Bool {
    var at = 0
    while let found = code.range(ofWord: "sscanf", from: at) {
      at = found.upperBound
      let end = code.skipSpacesBack(found.lowerBound)
      // After a parenthesis stands the statement of a condition, or what a cast to void throws away.
      if end <= 1 || code[end - 1].isA(ByteSet("+;{}:)")) { return true }
      let word = code[code.wordStart(end)..<end]
      if word.equals("else") || word.equals("do") { return true }
    }
    return false
  }

  /// Whether a name and `=` stand before `at`.
  private static func isAssigned(_ code: ByteView, _ at: Int) -> Bool {
    let sign = code.skipSpacesBack(at) - 1
    guard code[sign] == UInt8(ascii: "=") else { return false }
    let end = code.skipSpacesBack(sign)
    for index in code.wordStart(end)..<end where code[index].isIdentifierStart { return true }
    return false
  }

  /// Whether a comparison operator stands before `at`.
  private static func isCompared(_ code: ByteView, _ at: Int) -> Bool {
    let sign = code.skipSpacesBack(at) - 1
    let previous = code[sign - 1]
    switch code[sign] {
    case UInt8(ascii: "<"): return true
    case UInt8(ascii: ">"): return previous != UInt8(ascii: "-")
    case UInt8(ascii: "="): return previous.isA(ByteSet("<>=!"))
    default: return false
    }
  }
}

extension Message {
  fileprivate static let unchecked: Message = "check how many values sscanf() has read"
}
