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
    if line.options.precise, let reason = reason(line), out.leavesOut(info, reason) { return }
    out.report(Self.self, .noLink, show: .lineAnd(next.bytes + [10]))
  }

  /// How many lines of a mail are looked at for who signs it.
  private static let mostLines = 400
  /// How many trailers are looked at for the link.
  private static let mostTrailers = 24

  /// Why no link is asked for; nil where one is.
  private static func reason(_ line: borrowing Line) -> Dismissal? {
    if hasLinkBelow(line) { return .meaning("a trailer below has the link") }
    if isColleague(line) { return .meaning("a colleague's report need not be public") }
    return nil
  }

  /// Whether one of the trailers below, as far as they go on, is a link.
  private static func hasLinkBelow(_ line: borrowing Line) -> Bool {
    for index in line.number..<min(line.patch.count, line.number + mostTrailers) {
      let text = line.patch.raw(index)
      if text.equals("---") || text.has("diff ") { return false }
      if text.hasIgnoringCase("closes:") || text.hasIgnoringCase("link:") { return true }
    }
    return false
  }

  /// Hosts whose users have nothing in common.
  private static let publicHosts: [StaticString] = [
    "gmail.com", "kernel.org", "outlook.com", "hotmail.com", "googlemail.com", "yahoo.com",
    "protonmail.com", "proton.me", "gmx.de", "gmx.net", "163.com", "126.com", "qq.com",
    "mail.ru", "syzkaller.appspotmail.com",
  ]

  /// Whether somebody who signs the patch has an address at the reporter's host.
  private static func isColleague(_ line: borrowing Line) -> Bool {
    guard let host = host(line.raw), !publicHosts.contains(where: { host.equals($0) }) else {
      return false
    }
    for index in 0..<min(line.patch.count, line.number + mostTrailers, mostLines) {
      let text = line.patch.raw(index)
      if text.equals("---") { return false }
      guard text.hasIgnoringCase("from:") || text.hasIgnoringCase("signed-off-by:") else {
        continue
      }
      if let other = Self.host(text), other.equals(host) { return true }
    }
    return false
  }

  /// What follows the last @ of the line, up to the bracket.
  private static func host(_ line: ByteView) -> ByteView? {
    guard let sign = line.lastIndex(of: UInt8(ascii: "@")) else { return nil }
    let end = line.firstIndex(of: UInt8(ascii: ">"), from: sign) ?? line.count
    return line[(sign + 1)..<end].trimmed
  }
}

extension Message {
  fileprivate static let noLink: Message =
    "put a Closes: or Link: trailer with the report's address below Reported-by:"
}
