// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a mail whose log says nothing but its trailers.
enum MissingDescription: CommitRule {
  static let info = RuleInfo(
    type: "COMMIT_MESSAGE", level: .warning, group: .commitMessage,
    why: """
      A log tells reviewers, and whoever bisects to the commit in ten years, why the change was \
      made. A subject and a Signed-off-by are not enough.
      """,
    reference: "Documentation/process/submitting-patches.rst#describe-your-changes",
    examples: [
      Example(
        mail: """
          +From: A U Thor <author@example.org>
          +Subject: [PATCH] example: change something
          +
          +Signed-off-by: A U Thor <author@example.org>
          +---
          """, isWhole: true),
      Example(
        mail: """
          +From: A U Thor <author@example.org>
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong on big-endian machines.
          +
          +Signed-off-by: A U Thor <author@example.org>
          +---
          """),
    ])

  static var readsAddedLines: Bool { true }
  static let addedLineTraits = [LineTraits.shortLog]

  static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    if log.inLog {
      if !line.code.isBlank { log.logLines += 1 }
    } else if log.hasLog && log.logLines < 2 {
      out.report(Self.self, .missing, show: .none)
      log.logLines = 2
    }
  }
}

extension Message {
  fileprivate static let missing: Message = "describe the change: what was wrong, and why this way"
}
