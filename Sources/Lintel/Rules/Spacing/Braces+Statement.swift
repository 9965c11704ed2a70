// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags braces around a body of one line.
enum BracesOfStatement: HunkRule {
  static let info = Braces.info

  static let examples: [Example] = [
    Example(
      """
      !	while (!ready()) {
      +		wait();
      +	}
      """),
    Example(
      """
      +	while (!ready())
      +		wait();
      +	while (!done()) {
      +		step();
      +		wait();
      +	}
      """),
  ]

  static let needs = Needs.anyOf(["if", "while", "for", "else"])

  static func check(_ line: borrowing Line, _ hunk: inout HunkState, _ out: inout Reporter) {
    guard !hunk.judgedBraces.contains(line.number), let word = firstWord(line.code) else { return }
    if line.code[line.code.skipSpacesBack(word) - 1] == UInt8(ascii: "}") { return }
    hunk.chain.scan(line.patch, line: line.number, remaining: line.remaining, offset: word)
    let body = hunk.chain.body(0)
    guard hunk.chain.level == 0, body[body.skipSpaces(0)] == UInt8(ascii: "{"),
      !Braces.isNeeded(condition: hunk.chain.condition(0), body: body)
    else { return }
    if hunk.chain.count > 1 {
      let other = hunk.chain.body(1)
      if other[other.skipSpaces(0)] == UInt8(ascii: "{") { return }
    }
    let lines = body.occurrences(of: UInt8(ascii: "\n")) + 1
    out.report(Self.self, .needless, show: .lines(lines))
  }

  private static func firstWord(_ code: ByteView) -> Int? {
    var first: Int?
    for word in ["if", "while", "for", "else"] as [StaticString] {
      if let found = code.range(ofWord: word)?.lowerBound { first = min(found, first ?? found) }
    }
    return first
  }
}

extension Message {
  fileprivate static let needless: Message = "remove the braces around a single statement"
}
