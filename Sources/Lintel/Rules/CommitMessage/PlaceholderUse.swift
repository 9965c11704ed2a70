// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags the words that git format-patch puts where a cover letter's text belongs.
enum PlaceholderUse: CommitRule {
  static let info = RuleInfo(
    type: "PLACEHOLDER_USE", level: .error, group: .commitMessage,
    why: """
      git format-patch --cover-letter writes a mail with two places to fill in. One of them was sent \
      as it was.
      """,
    examples: [
      Example(
        mail: """
          !Subject: [PATCH 0/2] *** SUBJECT HERE ***
          +
          !*** BLURB HERE ***
          +
          """),
      Example(
        mail: """
          +Subject: [PATCH 0/2] example: handle errors
          +
          +The subject is here.
          +
          """),
    ])

  static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    guard log.inLog || log.inHeader,
      line.raw.contains("SUBJECT HERE") || line.raw.contains("BLURB HERE")
    else { return }
    out.report(Self.self, .leftOver)
  }
}

extension Message {
  fileprivate static let leftOver: Message = "fill in what git format-patch left to you"
}
