// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags indentation that uses spaces where a tab would do.
enum CodeIndent: LineRule {
  static let info = RuleInfo(
    type: "CODE_INDENT", level: .error, group: .indentation, fix: .layout,
    spot: .indent,
    why: """
      The kernel indents with tabs, which are eight columns wide. After the tabs, spaces may \
      fill up less than one more tab.
      """,
    reference: "Documentation/process/coding-style.rst#indentation",
    examples: [
      Example(
        """
        !        return 0;
        """, fixed: "+\treturn 0;"),
      Example(
        """
        !  	return 0;
        """, fixed: "+\treturn 0;"),
      Example(
        """
        +	call(first,
        +	     second);
        """),
    ])

  static let needs = Needs.anyOf([" \t", "        "])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let raw = line.raw
    guard raw[0] == UInt8(ascii: "+") else { return }
    let end = raw.skipSpaces(1)
    let indent = raw[1..<end]
    guard indent.contains("        ") || end < raw.count && indent.contains(" \t") else { return }
    out.hasWhitespaceErrors = true
    if out.report(Self.self, .useTabs, show: .visible), out.isFixing {
      let tabSize = line.services.tabSize
      out.fixes?.edit(line.index) { $0.indentWithTabs(tabSize: tabSize) }
    }
  }
}

extension Message {
  fileprivate static let useTabs: Message = "indent with tabs"
}
