// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags the while of a do loop below the brace that closes the loop.
enum WhileAfterBrace: HunkRule {
  static let info = RuleInfo(
    type: "WHILE_AFTER_BRACE", level: .error, group: .spacing, fix: .layout,
    why: """
      The closing brace of a do loop and its while share a line; on a line of its own the while \
      looks like a loop without a body.
      """,
    reference: "Documentation/process/coding-style.rst#placing-braces-and-spaces",
    examples: [
      Example(
        """
        +	do {
        +		step();
        +	}
        !	while (!done());
        """, fixed: "+\tdo {\n+\t\tstep();\n+\t} while (!done());"),
      Example(
        """
        +	do {
        +		step();
        +	} while (!done());
        """),
    ])

  static let needs = Needs.anyOf(["while"])

  static func check(_ line: borrowing Line, _ memory: inout RuleMemory, _ out: inout Reporter) {
    guard line.follows(closingBrace: "while") else { return }
    memory.room.statement.scan(line.patch, line: line.number, remaining: line.remaining, offset: 0)
    let body = memory.room.statement.body
    let end = body.skipSpaces(0)
    guard body[end] == UInt8(ascii: ";"), !body.upTo(end).contains(UInt8(ascii: "\n")),
      out.report(Self.self, .split, show: .withPrevious), out.isFixing,
      line.previous[0] == UInt8(ascii: "+"), line.isAdded
    else { return }
    if line.options.precise, !line.previousRaw.withoutClosingBrace.from(1).isBlank {
      out.fixes?.bar()
      return
    }
    out.fixes?.delete(line.index - 1)
    out.fixes?.delete(line.index)
    var text = line.previousRaw.bytes
    let head = line.previousRaw.withoutClosingBrace
    if head.count < text.count {
      text = head.bytes + ByteView("} ").bytes + line.raw.from(1).trimmed.bytes
    }
    out.fixes?.insert(text, before: line.index)
  }
}

extension Message {
  fileprivate static let split: Message = "put while on the line of the closing brace"
}
