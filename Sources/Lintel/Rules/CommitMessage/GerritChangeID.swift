// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags the Change-Id that Gerrit puts into a log.
enum GerritChangeID: CommitRule {
  static let info = RuleInfo(
    type: "GERRIT_CHANGE_ID", level: .error, group: .commitMessage, fix: .unsafe,
    why: """
      A Change-Id: means something to one Gerrit server only. Below the --- line it does no harm, \
      since git drops that part.
      """,
    reference: "Documentation/process/submitting-patches.rst",
    examples: [
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong.
          +
          !Change-Id: I0123456789abcdef0123456789abcdef01234567
          +Signed-off-by: A U Thor <author@example.org>
          +---
          """,
        fixed: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong.
          +
          +Signed-off-by: A U Thor <author@example.org>
          +---
          """),
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong.
          +
          +Signed-off-by: A U Thor <author@example.org>
          +---
          +Change-Id: I0123456789abcdef0123456789abcdef01234567
          """),
    ])

  static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    guard !log.hasSeparator, line.path.view.isEmpty,
      line.code.hasIgnoringCase("change-id:", at: line.code.skipSpaces(0)),
      !(line.options.gerritOK ?? line.has(.gerritIDs))
    else { return }
    if out.report(Self.self, .gerrit) { out.fixes?.delete(line.index) }
  }
}

extension Message {
  fileprivate static let gerrit: Message = "remove the Change-Id: before sending the patch"
}
