// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a patch that seems to fix a bug and does not say since when the bug is there.
enum MissingFixesTag: InputRule {
  static let info = RuleInfo(
    type: "MISSING_FIXES_TAG", level: .warning, group: .commitMessage,
    why: """
      A crash, a sanitizer's report or a copy to the stable team is a sign of a bug. With a Fixes: \
      trailer everybody knows which kernels have it.
      """,
    reference: "Documentation/process/submitting-patches.rst#describe-your-changes",
    examples: [
      Example(
        mail: """
          +From: A U Thor <author@example.org>
          +Subject: [PATCH] example: change something
          +
          !The thing was wrong, as syzkaller found.
          +
          +Signed-off-by: A U Thor <author@example.org>
          +---
          +--- a/drivers/example/example.c
          ++++ b/drivers/example/example.c
          +@@ -1 +1 @@
          +-int a;
          ++int b;
          """, isWhole: true),
      Example(
        mail: """
          +From: A U Thor <author@example.org>
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong, as syzkaller found.
          +
          +Fixes: 123456789abc ("example: add the thing")
          +Signed-off-by: A U Thor <author@example.org>
          +---
          +--- a/drivers/example/example.c
          ++++ b/drivers/example/example.c
          +@@ -1 +1 @@
          +-int a;
          ++int b;
          """),
    ])

  static func finish(
    _ line: borrowing Line, _ log: borrowing CommitLog, _ out: inout Reporter
  ) {
    guard log.isPatch, log.hasLog, line.options.fixesTag, !log.fixesTagReason.isEmpty,
      !log.isRevert, !log.hasFixesTag
    else { return }
    let reason = log.fixesTagReason
    out.report(Self.self, .missing(reason), show: .none)
  }
}

extension Message {
  fileprivate static func missing(_ reason: [UInt8]) -> Message {
    "add a Fixes: trailer if this fixes a bug, the log has '\(reason)'"
  }
}
