// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a patch whose author signed with another name or address than the From line has.
enum FromSignOffMismatch: InputRule {
  static let info = RuleInfo(
    type: "FROM_SIGN_OFF_MISMATCH", level: .warning, otherLevels: [.check], group: .commitMessage,
    why: """
      git takes the author from the From line. Where the Signed-off-by: has another name or address, \
      scripts count two people. A From: line at the top of the log overrides that of the mail.
      """,
    reference: "Documentation/process/submitting-patches.rst#the-canonical-patch-format",
    examples: [
      Example(
        mail: """
          +From: A U Thor <author@example.org>
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong on big-endian machines.
          +
          !Signed-off-by: A U Thor <author@example.com>
          +---
          +--- a/drivers/example/example.c
          ++++ b/drivers/example/example.c
          +@@ -1 +1 @@
          +-int a;
          ++int b;
          """, isWhole: true),
      Example(
        mail: """
          +From: A U Thor (one) <author@example.org>
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong on big-endian machines.
          +
          !Signed-off-by: A U Thor (two) <author@example.org>
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
    guard log.needsSignOff(line.options), log.signOffs > 0 else { return }
    let part: StaticString
    switch log.authorSignOff {
    case .missing, .same: return
    case .commentDiffers: part = "comment"
    case .nameDiffers: part = "name"
    case .addressDiffers: part = "address"
    case .subaddressDiffers: part = "subaddress"
    }
    let level: Level = log.authorSignOff == .commentDiffers ? .check : .warning
    let author = log.author.bytes
    let signer = log.nearSignOff.bytes
    out.report(Self.self, level: level, .differs(part, author, signer), show: .none)
  }
}

extension Message {
  fileprivate static func differs(
    _ part: StaticString, _ author: [UInt8], _ signer: [UInt8]
  ) -> Message {
    "sign with the \(part) of the From line: '\(author)', not '\(signer)'"
  }
}
