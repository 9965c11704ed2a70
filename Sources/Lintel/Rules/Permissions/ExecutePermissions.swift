// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a file that a patch makes executable although it is no script.
enum ExecutePermissions: CommitRule {
  static let info = RuleInfo(
    type: "EXECUTE_PERMISSIONS", level: .error, group: .permissions,
    why: """
      Nobody runs a source file, and copying one from a file system without permissions must not \
      make it executable. Only scripts need that.
      """,
    examples: [
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong on big-endian machines.
          +
          +Signed-off-by: A U Thor <author@example.org>
          +---
          +diff --git a/drivers/example/example.c b/drivers/example/example.c
          +old mode 100644
          !new mode 100755
          """),
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing could not be started.
          +
          +Signed-off-by: A U Thor <author@example.org>
          +---
          +diff --git a/tools/example/example.py b/tools/example/example.py
          +old mode 100644
          +new mode 100755
          """),
    ])

  static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    guard isExecutable(line.code), !isScript(line.path.view) else { return }
    out.report(Self.self, .executable, show: .path)
  }

  /// Whether the line gives a file a mode with an odd digit among its last three.
  private static func isExecutable(_ line: ByteView) -> Bool {
    let start: Int
    if line.has("new mode") {
      start = 8
    } else if line.has("new file mode") {
      start = 13
    } else {
      return false
    }
    var at = line.count - 1
    while at >= max(start, line.count - 3), line[at].isDigit {
      if line[at].isA(ByteSet("1357")) { return true }
      at -= 1
    }
    return false
  }

  private static func isScript(_ path: ByteView) -> Bool {
    path.contains("scripts/") || path.hasSuffix(".py") || path.hasSuffix(".pl")
      || path.hasSuffix(".awk") || path.hasSuffix(".sh")
  }
}

extension Message {
  fileprivate static let executable: Message = "do not make the file executable, it is no script"
}
