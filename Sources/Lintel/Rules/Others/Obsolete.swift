// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a change of a file that MAINTAINERS calls obsolete.
enum Obsolete: FileRule {
  static let info = RuleInfo(
    type: "OBSOLETE", level: .warning, group: .others,
    why: """
      Code with this status is on its way out: something newer replaces it. Cleaning it up costs \
      reviewers' time for nothing.
      """,
    reference: "MAINTAINERS",
    examples: [
      Example(
        mail: """
          +Subject: [PATCH] hfs: change something
          +
          +The thing was wrong on big-endian machines.
          +
          +Signed-off-by: A U Thor <author@example.org>
          +---
          +--- a/Documentation/ABI/obsolete/example
          !+++ b/Documentation/ABI/obsolete/example
          +@@ -1 +1 @@
          +-int a;
          ++int b;
          """, tree: ["scripts/get_maintainer.pl": ""]),
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong on big-endian machines.
          +
          +Signed-off-by: A U Thor <author@example.org>
          +---
          +--- a/kernel/fork.c
          ++++ b/kernel/fork.c
          +@@ -1 +1 @@
          +-int a;
          ++int b;
          """, tree: ["scripts/get_maintainer.pl": "", "kernel/fork.c": "int a;"]),
    ])

  static func enter(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    guard let status = line.services.obsoleteStatus, status.isObsolete(line.path.view) else {
      return
    }
    let path = line.path.view
    out.report(Self.self, .obsolete(path), show: .none)
  }
}

extension Message {
  fileprivate static func obsolete(_ path: ByteView) -> Message {
    "leave '\(path)' alone where possible, MAINTAINERS calls it obsolete"
  }
}
