// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a Reported-by trailer without the link to the report.
enum BadReportedByLink: CommitRule {
  static let info = RuleInfo(
    type: "BAD_REPORTED_BY_LINK", level: .warning, group: .commitMessage,
    why: """
      A report has what the log cannot hold: traces, reproducers, the discussion. A Closes: or \
      Link: trailer with its address, right below Reported-by:, also tells bug trackers that it is done.
      """,
    reference: "Documentation/process/submitting-patches.rst",
    examples: [
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong.
          +
          !Reported-by: A User <user@example.org>
          +Signed-off-by: A U Thor <author@example.org>
          +---
          """),
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong.
          +
          +Reported-by: A User <user@example.org>
          +Closes: https://lore.kernel.org/r/12345@example.org/
          +Signed-off-by: A U Thor <author@example.org>
          +---
          """),
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong.
          +
          +Reported-by: A User <user@example.org>
          +Link: https://lore.kernel.org/r/12345@example.org/
          +Signed-off-by: A U Thor <author@example.org>
          +---
          """),
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong.
          +
          !Reported-by: A User <user@example.org>
          +Link: https://lore.kernel.org/r/12345@example.org/
          +Signed-off-by: A U Thor <author@example.org>
          +---
          """, options: ["--compat=6.18"]),
    ])

  static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    guard let trailer = log.trailer else { return }
    let tag = line.code[trailer.tag]
    guard
      tag.equalsIgnoringCase(ByteView("reported-by:"))
        || tag.equalsIgnoringCase(ByteView("reported-and-tested-by:"))
    else { return }
    let isLast = line.number >= line.patch.count
    let next = line.patch.raw(line.number)
    let isLink =
      next.hasIgnoringCase("closes:")
      || line.has(.reportedLink) && next.hasIgnoringCase("link:")
    if !isLast && isLink { return }
    out.report(Self.self, .noLink, show: .lineAnd(next.bytes + [10]))
  }
}

extension Message {
  fileprivate static let noLink: Message =
    "put a Closes: or Link: trailer with the report's address below Reported-by:"
}
