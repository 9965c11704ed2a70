// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a patch that others signed, but not its author.
enum NoAuthorSignOff: InputRule {
  static let info = RuleInfo(
    type: "NO_AUTHOR_SIGN_OFF", level: .error, group: .commitMessage,
    why: """
      Only the author can certify where the change comes from; those who pass it on add their \
      Signed-off-by: below the author's.
      """,
    reference: "Documentation/process/submitting-patches.rst#sign-your-work",
    examples: [
      Example(
        mail: """
          +From: A U Thor <author@example.org>
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong on big-endian machines.
          +
          !Signed-off-by: A Friend <friend@example.org>
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
          +The thing was wrong on big-endian machines.
          +
          +Signed-off-by: A U Thor <author@example.org>
          +Signed-off-by: A Friend <friend@example.org>
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
    guard log.needsSignOff(line.options), log.signOffs > 0, log.authorSignOff == .missing else {
      return
    }
    let author = log.author.bytes
    // A message that is being written does not say whose it is.
    if log.mail.isMessageAlone, author.isEmpty { return }
    out.report(Self.self, .missing(author), show: .none)
  }
}

extension Message {
  fileprivate static func missing(_ author: [UInt8]) -> Message {
    "add the Signed-off-by: of the patch's author, '\(author)'"
  }
}
