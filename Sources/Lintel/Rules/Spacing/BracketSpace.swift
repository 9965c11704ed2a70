// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags spaces between a name and the square bracket of its index.
enum BracketSpace: LineRule {
  static let info = RuleInfo(
    type: "BRACKET_SPACE", level: .error, group: .spacing, fix: .layout,
    spot: .texts([" ["]),
    why: """
      An index belongs to what it indexes, so no space stands before its bracket. Types, the \
      start of a line and initialisers are different.
      """,
    reference: "Documentation/process/coding-style.rst#spaces",
    examples: [
      Example(
        """
        !	x = table [i];
        """, fixed: "+\tx = table[i];"),
      Example(
        """
        +	x = table[i];
        +	call(int [4]);
        """),
      Example(
        """
        +int table[] = {
        +	[0] = 1,
        +	{ [1] = 2 }, [2] = 3,
        +};
        """),
    ])

  static let needs = Needs.anyOf([" [", "\t[", "\r[", "\u{0B}[", "\u{0C}["])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    var start = 0
    var at = 1
    while let open = code.firstIndex(of: UInt8(ascii: "["), from: at) {
      at = open + 1
      guard code[open - 1].isSpace else { continue }
      if !mayStandAlone(code, from: start, open, line.grammar) {
        if out.report(Self.self, .space), out.isFixing { fix(open, line, &out) }
      }
      start = at
    }
  }

  /// Whether the bracket at `open` need not touch what is before it, `start` being where the
  /// text after the last such bracket starts.
  private static func mayStandAlone(
    _ code: ByteView, from start: Int, _ open: Int, _ grammar: borrowing Grammar
  ) -> Bool {
    let prefix = code[start..<open]
    let end = prefix.skipSpacesBack(prefix.count)
    if start == 0 && end <= 1 { return prefix.count > 1 }
    switch prefix[end - 1] {
    case UInt8(ascii: "{"), UInt8(ascii: ","), UInt8(ascii: ":"): return true
    default: return grammar.hasType(in: prefix, before: prefix.count - 1) { $0 >= end }
    }
  }

  private static func fix(_ open: Int, _ line: borrowing Line, _ out: inout Reporter) {
    let gap = line.code.skipSpacesBack(open)..<open
    out.fixes?.replace(gap, in: line.index, with: []) { text in
      guard text.first == UInt8(ascii: "+") else { return }
      text.removeSpaces(before: UInt8(ascii: "["), from: 1)
    }
  }
}

extension Message {
  fileprivate static let space: Message = "remove the space before the open bracket '['"
}
