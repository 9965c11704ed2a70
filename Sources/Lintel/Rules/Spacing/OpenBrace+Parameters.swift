// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension OpenBrace {
  /// Flags the brace of a function that ends the last line of its parameters.
  enum Parameters: HunkRule {
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
    static let needsAtStart: LineTraits = "aeAX_"

    static func check(_ line: borrowing Line, _ memory: inout RuleMemory, _ out: inout Reporter) {
      guard memory.room.mayHaveFunction(line) else { return }
      let text = line.statement.text
      guard FunctionHead.definition(text, grammar: line.grammar) != nil else { return }
      var shown = 0
      var index = line.index
      var lineStart = 0
      while let below = line.patch.lineBelow(index, 0) {
        let raw = line.patch.raw(below)
        let isCode = raw[0] == UInt8(ascii: " ") || raw[0] == UInt8(ascii: "+")
        let hasBrace = raw.contains(UInt8(ascii: "{"))
        if isCode && raw[1] == UInt8(ascii: "{") || shown == 0 && hasBrace { return }
        shown += 1
        if isCode && hasBrace { break }
        guard let newline = text.firstIndex(of: UInt8(ascii: "\n"), from: lineStart) else { break }
        lineStart = newline + 1
        index = below + 1
      }
      out.report(Self.self, .onItsOwnLine, show: .lines(shown))
    }
  }
}

extension Message {
  fileprivate static let onItsOwnLine: Message =
    "put the brace of the function on a line of its own"
}
