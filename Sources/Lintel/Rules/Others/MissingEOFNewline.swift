// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags an added last line without a newline.
enum MissingEOFNewline: LineRule {
  static let info = RuleInfo(
    type: "MISSING_EOF_NEWLINE", level: .warning, group: .others, fix: .layout,
    why: """
      A last line without a newline is merged with whatever is printed next, and the next patch that \
      appends something changes it again.
      """,
    examples: [
      Example(
        """
        !#endif
        \\ No newline at end of file
        """, in: "include/linux/example.h", fixed: "+#endif", inWholeFile: false),
      Example(
        """
        +#endif
        """, in: "include/linux/example.h"),
    ])

  static let needs = Needs.anyLine
  static let needsInCode = [LineTraits.unterminated]

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.isAdded,
      line.patch.code(line.index + 1).has("\\ No newline at end of file")
    else { return }
    if out.report(Self.self, .noNewline), out.isFixing { out.fixes?.delete(line.index + 1) }
  }
}

extension Message {
  fileprivate static let noNewline: Message = "end the last line of the file with a newline"
}
