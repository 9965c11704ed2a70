// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a space before a tab.
enum SpaceBeforeTab: LineRule {
  static let info = RuleInfo(
    type: "SPACE_BEFORE_TAB", level: .warning, group: .spacing, fix: .layout,
    reads: [.comments, .strings],
    spot: .texts([" \t"]),
    why: """
      A space before a tab is nearly always invisible and makes the columns depend on the width \
      of tabs. Use the tab alone.
      """,
    reference: "Documentation/process/coding-style.rst#spaces",
    examples: [
      Example(
        """
        !#define FIRST 	1
        """, fixed: "+#define FIRST\t1"),
      Example(
        """
        +#define FIRST	1
        """),
    ])

  static let needs = Needs.anyOf([" \t"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.raw[0] == UInt8(ascii: "+"), line.raw.contains(" \t") else { return }
    if out.report(Self.self, .spaceBeforeTab, show: .visible), out.isFixing {
      let tabSize = line.services.tabSize
      out.fixes?.edit(line.index) { text in text = withoutSpacesBeforeTabs(text, tabSize) }
    }
  }

  /// The text with the spaces before tabs gone, those that fill a whole tab stop made tabs.
  private static func withoutSpacesBeforeTabs(_ text: [UInt8], _ tabSize: Int) -> [UInt8] {
    guard text.first == UInt8(ascii: "+") else { return text }
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var spaces = 0
    for byte in text {
      if byte == UInt8(ascii: " ") {
        spaces += 1
        continue
      }
      if byte == UInt8(ascii: "\t") {
        result += repeatElement(byte, count: spaces / max(tabSize, 1))
      } else {
        result += repeatElement(UInt8(ascii: " "), count: spaces)
      }
      spaces = 0
      result.append(byte)
    }
    result += repeatElement(UInt8(ascii: " "), count: spaces)
    return result
  }
}

extension Message {
  fileprivate static let spaceBeforeTab: Message = "remove the space before the tab"
}
