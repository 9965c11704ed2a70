// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags the first line of a hunk that cannot be one.
enum CorruptedPatch: CommitRule {
  static let info = RuleInfo(
    type: "CORRUPTED_PATCH", level: .error, group: .others,
    why: """
      Each line of a hunk starts with a space, a + or a -. Mail programs that wrap long lines \
      break that, and the patch does not apply.
      """,
    reference: "Documentation/process/email-clients.rst",
    examples: [
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong on big-endian machines.
          +
          +Signed-off-by: A U Thor <author@example.org>
          +---
          +--- a/drivers/example/example.c
          ++++ b/drivers/example/example.c
          +@@ -1,2 +1,2 @@
          +-int a;
          ++int b; /* what b is for, and
          !why */
          + int c;
          """),
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong on big-endian machines.
          +
          +Signed-off-by: A U Thor <author@example.org>
          +---
          +--- a/drivers/example/example.c
          ++++ b/drivers/example/example.c
          +@@ -1,2 +1,2 @@
          +-int a;
          ++int b;
          + int c;
          """),
    ])

  static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    if line.remaining == 0 || line.code.isEmpty || line.code[0].isA(ByteSet("+- "))
      || line.code.has("\\ No newline")
    {
      return
    }
    out.report(Self.self, .corrupt, once: .corruption)
  }
}

extension Message {
  fileprivate static let corrupt: Message = "send the patch without wrapped lines, it is corrupt"
}
