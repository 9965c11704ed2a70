// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags spaces and tabs at the end of an added line.
enum TrailingWhitespace: LineRule {
  static let info = RuleInfo(
    type: "TRAILING_WHITESPACE", level: .error, group: .spacing, fix: .layout, reads: [.comments],
    spot: .end,
    why: """
      White space at the end of a line shows nothing and makes later diffs noisy. Most editors can \
      strip it on saving.
      """,
    reference: "Documentation/process/coding-style.rst#spaces",
    examples: [
      Example(
        """
        !	return 0;·
        !⇥
        """, fixed: "+\treturn 0;\n+"),
      Example(
        """
        +	return 0;
        """),
    ])

  static let needs = Needs.anyLine
  static let needsInCode = [LineTraits.endsInSpace]

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.isAdded, line.raw.count > 1, line.raw.last.isSpace else { return }
    // A carriage return is a matter of line ends.
    if line.code.contains(UInt8(ascii: "\r")) { return }
    out.hasWhitespaceErrors = true
    let reported = out.report(Self.self, .trailing, show: .visible)
    if reported, out.isFixing {
      let spaces = max(line.raw.skipSpacesBack(line.raw.count), 1)..<line.raw.count
      out.fixes?.replace(spaces, in: line.index, with: []) { text in text.trimEnd() }
    }
  }
}

extension Message {
  fileprivate static let trailing: Message = "remove the white space at the end of the line"
}
