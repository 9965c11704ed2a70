// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags keywords that only old version control systems expand.
enum CVSKeyword: LineRule {
  static let info = RuleInfo(
    type: "CVS_KEYWORD", level: .warning, group: .others, reads: [.comments, .strings],
    spot: .texts(["$"]),
    why: """
      Git does not expand RCS and CVS keywords, so what they say is out of date. The history is in \
      the log.
      """,
    examples: [
      Example("!/* $Id: example.c,v 1.4 1999/01/01 $ */"),
      Example("+/* The id of the thing. */"),
    ])

  static let needs = Needs.anyOf(["$Revision", "$Log", "$Id"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let raw = line.raw
    guard raw[0] == UInt8(ascii: "+"),
      raw.contains("$Revision") || raw.contains("$Log") || raw.contains("$Id")
    else { return }
    out.report(Self.self, .outdated)
  }
}

extension Message {
  fileprivate static let outdated: Message = "remove the CVS keyword, git does not expand it"
}
