// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags `simple_strtoul()` and its siblings, which ignore what stands after the number.
enum ConsiderKstrto: LineRule {
  static let info = RuleInfo(
    type: "CONSIDER_KSTRTO", level: .warning, group: .apiUsage,
    why: """
      The simple_strto and strict_strto families cannot tell "12" from "12abc". kstrtoul() and its \
      siblings return an error instead.
      """,
    reference: "Documentation/process/deprecated.rst",
    examples: [
      Example(
        """
        !	val = simple_strtoul(buf, NULL, 0);
        """),
      Example(
        """
        +	err = kstrtoul(buf, 0, &val);
        """),
    ])

  static let needs = Needs.anyOf(["simple_strto", "strict_strto"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    var at = 0
    while let family = line.code.firstIndex(of: "_strto", from: at) {
      at = family + 1
      let start = line.code.wordStart(family)
      let end = line.code.wordEnd(family)
      let prefix = line.code[start..<family]
      guard prefix.equals("simple") || prefix.equals("strict"),
        ["l", "ll", "ul", "ull"].contains(where: { line.code[(family + 6)..<end].equals($0) }),
        line.code[line.code.skipSpaces(end)] == UInt8(ascii: "(")
      else { continue }
      out.report(Self.self, .obsolete(line.code[start..<end], line.code[(family + 1)..<end]))
      return
    }
  }
}

extension Message {
  fileprivate static func obsolete(_ old: ByteView, _ new: ByteView) -> Message {
    "\(old)() ignores what follows the number; use k\(new)()"
  }
}
