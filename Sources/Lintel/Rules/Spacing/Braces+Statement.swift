// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension Braces {
  /// Flags braces around a body of one line.
  enum Statement: HunkRule {
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

    static func check(_ line: borrowing Line, _ memory: inout RuleMemory, _ out: inout Reporter) {
      guard let word = firstWord(line.code),
        line.code[line.code.skipSpacesBack(word.lowerBound) - 1] != UInt8(ascii: "}"),
        Braces.mayBeNeedless(line, after: word), !memory.hunk.braces.judged.contains(line.number)
      else { return }
      memory.room.chain.scan(
        line.patch, line: line.number, remaining: line.remaining, offset: word.lowerBound)
      let body = memory.room.chain.body(0)
      guard memory.room.chain.level == 0, body[body.skipSpaces(0)] == UInt8(ascii: "{"),
        !Braces.isNeeded(condition: memory.room.chain.condition(0), body: body)
      else { return }
      if memory.room.chain.count > 1 {
        let other = memory.room.chain.body(1)
        if other[other.skipSpaces(0)] == UInt8(ascii: "{") { return }
      }
      let lines = body.occurrences(of: UInt8(ascii: "\n")) + 1
      out.report(Self.self, .needless, show: .lines(lines))
    }

    private static func firstWord(_ code: ByteView) -> Range<Int>? {
      var at = code.next(.word, from: 0)
      while at < code.count {
        let end = code.wordEnd(at)
        let word = code[at..<end]
        let isHead =
          switch word.count {
          case 2: word.equals("if")
          case 3: word.equals("for")
          case 4: word.equals("else")
          case 5: word.equals("while")
          default: false
          }
        if isHead { return at..<end }
        at = code.next(.word, from: end)
      }
      return nil
    }
  }
}

extension Message {
  fileprivate static let needless: Message = "remove the braces around a single statement"
}
