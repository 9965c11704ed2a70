// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension LineSpacing {
  /// Flags a second blank line in a row.
  enum Repeated: HunkRule {
    static let info = LineSpacing.info

    static let examples: [Example] = [
      Example(
        """
        +	call();
        +
        !
        +	call();
        """, strict: true, fixed: "+\tcall();\n+\n+\tcall();"),
      Example(
        """
        +	call();
        +
        +	call();
        """, strict: true),
    ]

    /// What was reported.
    struct Memory {
      /// The last line that ended a run of blank lines.
      var lastSpace = 0
    }

    static let needs = Needs.anyLine
    static let needsAtStart: LineTraits = "\n"
    static let needsAbove: LineTraits = "\n"

    static func check(_ line: borrowing Line, _ memory: inout RuleMemory, _ out: inout Reporter) {
      guard line.isAdded, line.shape.start >= line.code.count,
        line.previous[0] == UInt8(ascii: "+") || line.previous[0] == UInt8(ascii: " "),
        line.previousShape.start >= line.previous.count,
        memory.hunk.repeatedLines.lastSpace != line.number - 1
      else { return }
      if out.report(Self.self, .repeated, show: .withPrevious), out.isFixing {
        out.fixes?.delete(line.index)
      }
      memory.hunk.repeatedLines.lastSpace = line.number
    }
  }
}

extension Message {
  fileprivate static let repeated: Message = "one blank line is enough"
}
