// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a line of code that starts with a space.
enum LeadingSpace: LineRule {
  static let info = RuleInfo(
    type: "LEADING_SPACE", level: .warning, group: .indentation, fix: .layout,
    spot: .indent,
    why: """
      Code is indented with tabs, so no line of it starts with a space. Labels, directives and \
      comments may be set off by one.
      """,
    reference: "Documentation/process/coding-style.rst#spaces",
    examples: [
      Example(
        """
        !  return 0;
        """),
      Example(
        """
        !         return 0;
        """, fixed: "+\t return 0;"),
      Example(
        """
        +	return 0;
        + out:
        + # define FIRST 1
        """),
    ])

  static let needs = Needs.anyOf(["+ "])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.raw.has("+ "), !mayStartWithSpace(line.code) else { return }
    if out.report(Self.self, .noSpace, show: .visible), out.isFixing {
      let tabSize = line.services.tabSize
      out.fixes?.edit(line.index) { $0.indentWithTabs(tabSize: tabSize) }
    }
  }

  /// Whether the line is a comment, a directive or a label.
  private static func mayStartWithSpace(_ code: ByteView) -> Bool {
    var at = 1
    while code[at] == UInt8(ascii: " ") { at += 1 }
    if code[at] == .comment || code[at] == UInt8(ascii: "#") { return true }
    return Grammar.identifier(code, at).map { code[$0] == UInt8(ascii: ":") } ?? false
  }
}

extension Message {
  fileprivate static let noSpace: Message = "start the line with tabs, not with a space"
}
