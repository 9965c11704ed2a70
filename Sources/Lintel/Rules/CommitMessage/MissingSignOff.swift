// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a patch that nobody signed.
enum MissingSignOff: InputRule {
  static let info = RuleInfo(
    type: "MISSING_SIGN_OFF", level: .error, group: .commitMessage,
    why: """
      A Signed-off-by: trailer certifies that the author may submit the change under the kernel's \
      licence. git commit -s adds it.
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
    if log.needsSignOff(line.options), log.signOffs == 0 {
      out.report(Self.self, .missing, show: .none)
    }
  }
}

extension CommitLog {
  /// Whether the input is a patch with a log, and its author has to sign it.
  func needsSignOff(_ options: CheckOptions) -> Bool { isPatch && hasLog && options.signoff }
}

extension Message {
  fileprivate static let missing: Message = "sign the patch with Signed-off-by:"
}
