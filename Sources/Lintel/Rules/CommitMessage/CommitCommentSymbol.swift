// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a line of the log that git drops when the log is edited.
enum CommitCommentSymbol: CommitRule {
  static let info = RuleInfo(
    type: "COMMIT_COMMENT_SYMBOL", level: .warning, group: .commitMessage, fix: .layout,
    spot: .texts(["#"]),
    why: """
      git takes a line that starts with # for a comment as soon as somebody amends the commit, \
      and it is gone. A space before it keeps it.
      """,
    examples: [
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong:
          !# cat /proc/example
          +---
          """,
        fixed: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong:
          + # cat /proc/example
          +---
          """),
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong:
          +  # cat /proc/example
          +---
          """),
    ])

  static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    guard log.inLog, line.code[0] == UInt8(ascii: "#") else { return }
    if out.report(Self.self, .dropped), out.isFixing {
      out.fixes?.edit(line.index) { text in text.insert(UInt8(ascii: " "), at: 0) }
    }
  }
}

extension Message {
  fileprivate static let dropped: Message = "indent the line, or git drops it as a comment"
}
