// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension Braces {
  /// Flags an if with else arms of which none needs its braces, or of which only some have them.
  enum Arms: HunkRule {
    static let info = Braces.info

    static let examples: [Example] = [
      Example(
        """
        !	if (ready) {
        +		start();
        +	} else {
        +		stop();
        +	}
        """),
      Example(
        """
        !	if (ready) {
        +		start();
        +		wait();
        !	} else
        +		stop();
        """, strict: true),
      Example(
        """
        +	if (ready) {
        +		start();
        +		wait();
        +	} else {
        +		stop();
        +	}
        """),
    ]

    static let needs = Needs.anyOf(["if"])
    static let needsAtStart: LineTraits = "ae"

    static func check(_ line: borrowing Line, _ memory: inout RuleMemory, _ out: inout Reporter) {
      guard startsChain(line.code), Braces.mayHaveArms(line) else { return }
      memory.room.chain.scan(line.patch, line: line.number, remaining: line.remaining, offset: 1)
      guard memory.room.chain.count > 1, memory.room.chain.level == 0 else { return }
      var needed = 0
      var braced = 0
      var number = line.number
      for arm in 0..<memory.room.chain.count {
        let body = memory.room.chain.body(arm)
        memory.hunk.braces.judged.insert(
          number + leadingLines(memory.room.chain.condition(arm)), at: line.number)
        number += memory.room.chain.text(arm).occurrences(of: UInt8(ascii: "\n"))
        if body[body.skipSpaces(0)] == UInt8(ascii: "{") { braced += 1 }
        if Braces.isNeeded(condition: memory.room.chain.condition(arm), body: body) { needed += 1 }
      }
      guard braced > 0 else { return }
      if needed == 0 {
        out.report(Self.self, .needless, show: heads(line, memory.room.chain))
      } else if needed != memory.room.chain.count && braced != memory.room.chain.count {
        out.report(Self.self, level: .check, .unequal, show: heads(line, memory.room.chain))
      }
    }

    /// Whether the line starts with an `if`, or what may be one of its arms, and its last `if` goes on
    /// from no else.
    private static func startsChain(_ code: ByteView) -> Bool {
      let start = code.skipSpaces(1)
      guard
        code.hasKeyword("if", at: start) || code.hasKeyword("else", at: start)
          || code.hasKeyword("do", at: start)
      else { return false }
      var last: Int?
      var at = 0
      while let word = code.range(ofWord: "if", from: at) {
        last = word.lowerBound
        at = word.upperBound
      }
      guard let last else { return false }
      return !code.has("else", at: code.skipSpacesBack(last) - 4)
    }

    private static func leadingLines(_ condition: ByteView) -> Int {
      let start = StatementMeasure.skipBlankLines(condition)
      return condition.upTo(start).occurrences(of: UInt8(ascii: "\n"))
    }

    /// The first lines of the arms.
    private static func heads(
      _ line: borrowing Line, _ chain: borrowing StatementChain
    ) -> Excerpt {
      var text: [UInt8] = []
      var index = line.index
      for arm in 0..<chain.count {
        text += line.patch.raw(index + leadingLines(chain.condition(arm))).bytes
        text += ByteView("\n[...]\n").bytes
        index += chain.text(arm).occurrences(of: UInt8(ascii: "\n"))
      }
      return .custom(text)
    }
  }
}

extension Braces {
  /// Whether the body is more than a single line of its own, or holds another conditional.
  static func isNeeded(condition: ByteView, body: ByteView) -> Bool {
    StatementMeasure.hasSeveralLines(condition) || StatementMeasure.isLongBlock(body)
      || body.contains(word: "if") || body.contains(word: "for") || body.contains(word: "while")
  }
}

extension Message {
  fileprivate static let needless: Message = "remove the braces; no arm needs them"
  fileprivate static let unequal: Message = "put braces around all arms, since one has them"
}
