// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a space before a newline escape in a string.
enum QuotedWhitespaceBeforeNewline: LineRule {
  static let info = RuleInfo(
    type: "QUOTED_WHITESPACE_BEFORE_NEWLINE", level: .warning, group: .spacing, fix: .unsafe,
    reads: [.comments],
    spot: .texts([" \\n"]),
    why: "Spaces at the end of a printed line cannot be seen and only lengthen the log.",
    examples: [
      Example(
        """
        !	pr_info("ready \\n");
        """, fixed: "+\tpr_info(\"ready\\n\");"),
      Example(
        """
        +	pr_info("ready\\n");
        """),
    ])

  static let needs = Needs.anyOf([" \\n", "\t\\n", "\r\\n", "\u{0B}\\n", "\u{0C}\\n"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard lastSpace(line.raw) != nil, out.report(Self.self, .space), out.isFixing else { return }
    out.fixes?.edit(line.index) { text in
      guard text.first == UInt8(ascii: "+"), let space = text.withView(lastSpace) else { return }
      text.remove(at: space)
    }
  }

  /// The last white space before a newline escape, with a quote somewhere before it.
  private static func lastSpace(_ line: ByteView) -> Int? {
    guard let quote = line.firstIndex(of: UInt8(ascii: "\"")) else { return nil }
    var end = line.count
    while let slash = line.lastIndex(of: UInt8(ascii: "\\"), before: end), slash > quote + 1 {
      if line[slash + 1] == UInt8(ascii: "n") && line[slash - 1].isSpace { return slash - 1 }
      end = slash
    }
    return nil
  }
}

extension Message {
  fileprivate static let space: Message = "remove the white space before the newline in the string"
}
