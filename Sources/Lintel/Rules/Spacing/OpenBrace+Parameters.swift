// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags the brace of a function that ends the last line of its parameters.
enum OpenBraceOfParameters: StatementRule {
  static let info = OpenBrace.info

  static let examples: [Example] = [
    Example(
      """
      !static int example_start(struct device *dev,
      +			 int flags) {
      +	return 0;
      +}
      """),
    Example(
      """
      +static int example_start(struct device *dev,
      +			 int flags)
      +{
      +	return 0;
      +}
      """),
  ]

  static let needs = Needs.anyLine

  static func check(
    _ statement: borrowing StatementBlock, _ line: borrowing Line, _ out: inout Reporter
  ) {
    let text = statement.text
    guard FunctionHead.definition(text, grammar: line.grammar) != nil else { return }
    var shown = 0
    for index in line.indices(count: text.occurrences(of: UInt8(ascii: "\n")) + 1) {
      let raw = line.patch.raw(index)
      let isCode = raw[0] == UInt8(ascii: " ") || raw[0] == UInt8(ascii: "+")
      let hasBrace = raw.contains(UInt8(ascii: "{"))
      if isCode && raw[1] == UInt8(ascii: "{") || shown == 0 && hasBrace { return }
      shown += 1
      if isCode && hasBrace { break }
    }
    out.report(Self.self, .onItsOwnLine, show: .lines(shown))
  }
}

extension Message {
  fileprivate static let onItsOwnLine: Message =
    "put the brace of the function on a line of its own"
}
