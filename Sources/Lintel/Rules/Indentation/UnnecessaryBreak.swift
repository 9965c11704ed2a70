// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a break that is never reached.
enum UnnecessaryBreak: LineRule {
  static let info = RuleInfo(
    type: "UNNECESSARY_BREAK", level: .warning, group: .indentation, fix: .unsafe,
    why: "A break right after a goto, return or break is never reached.",
    examples: [
      Example(
        """
        +	case 1:
        +		return 0;
        !		break;
        """, fixed: "+\tcase 1:\n+\t\treturn 0;"),
      Example(
        """
        +	case 1:
        +		count++;
        +		break;
        """),
    ])

  static let needs = Needs.anyOf(["break"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.spaced
    var start = 1
    while code[start] == UInt8(ascii: "\t") { start += 1 }
    guard line.isAdded, start > 1, code.has("break", at: start) else { return }
    let end = code.skipSpaces(start + 5)
    guard code[end] == UInt8(ascii: ";"), code.skipSpaces(end + 1) >= code.count,
      line.previous.has(code.upTo(start))
    else { return }
    let word = line.previous[start..<line.previous.wordEnd(start)]
    guard word.equals("goto") || word.equals("return") || word.equals("break") else { return }
    if out.report(Self.self, .unreached(word), show: .withPrevious), out.isFixing {
      out.fixes?.delete(line.index)
    }
  }
}

extension Message {
  fileprivate static func unreached(_ word: ByteView) -> Message {
    "remove the break, it is never reached after the \(word)"
  }
}
