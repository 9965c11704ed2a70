// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a patch that adds, moves or deletes files and does not touch MAINTAINERS.
enum FilePathChanges: CommitRule {
  static let info = RuleInfo(
    type: "FILE_PATH_CHANGES", level: .warning, group: .others,
    why: """
      get_maintainer.pl finds whom to ask about a file by the paths in MAINTAINERS. They follow a \
      file only if somebody changes them.
      """,
    reference: "MAINTAINERS",
    examples: [
      Example(
        mail: """
          +Subject: [PATCH] example: add something
          +
          +The thing was missing.
          +
          +Signed-off-by: A U Thor <author@example.org>
          +---
          +diff --git a/drivers/example/new.c b/drivers/example/new.c
          !new file mode 100644
          +--- /dev/null
          ++++ b/drivers/example/new.c
          +@@ -0,0 +1 @@
          ++int a;
          """),
      Example(
        mail: """
          +Subject: [PATCH] example: add something
          +
          +The thing was missing.
          +
          +Signed-off-by: A U Thor <author@example.org>
          +---
          + MAINTAINERS           | 1 +
          + drivers/example/new.c | 1 +
          +diff --git a/drivers/example/new.c b/drivers/example/new.c
          +new file mode 100644
          +--- /dev/null
          ++++ b/drivers/example/new.c
          +@@ -0,0 +1 @@
          ++int a;
          """),
      Example(
        mail: """
          +Subject: [PATCH] example: add something
          +
          +The thing was missing.
          +
          +Signed-off-by: A U Thor <author@example.org>
          +---
          +diff --git a/drivers/example/new.c b/drivers/example/new.c
          +new file mode 100644
          +--- /dev/null
          ++++ b/drivers/example/new.c
          +@@ -0,0 +1 @@
          ++int a;
          +diff --git a/MAINTAINERS b/MAINTAINERS
          +--- a/MAINTAINERS
          ++++ b/MAINTAINERS
          +@@ -1,1 +1,2 @@
          + EXAMPLE
          ++F:	drivers/example/
          """, options: ["--precise"]),
    ])

  static var readsAddedLines: Bool { true }
  static let addedLineNeeds = Needs.anyOf(["=>"])

  static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    guard !log.mentionsMaintainers, !log.inLog,
      isCreation(line.code) || isRename(line.code) || isRenameInDiff(line)
        || hasMove(line.code)
    else { return }
    log.isPatch = true
    log.mentionsMaintainers = true
    // The script looks at the diffstat alone, which many patches do without.
    if line.options.precise {
      if changesMaintainers(line.patch) { return }
      let paths = ChangedPaths(line.patch)
      if let owners = line.services.owners, paths.areSettled(owners),
        out.leavesOut(info, .coveredBySection)
      {
        return
      }
    }
    out.report(Self.self, .changed)
  }

  /// Whether a diff of MAINTAINERS is among the lines that are held.
  private static func changesMaintainers(_ patch: borrowing PatchText) -> Bool {
    for index in patch.first..<patch.count where patch.raw(index).has("+++ ") {
      let name = patch.raw(index).from(4).trimmed
      let path = name.firstIndex(of: UInt8(ascii: "/")).map { name.from($0 + 1) } ?? name
      if path.equals("MAINTAINERS") && patch.raw(index - 1).has("--- ") { return true }
    }
    return false
  }

  private static func isCreation(_ line: ByteView) -> Bool {
    DiffHeader.isFileMode(line, "new file mode") || DiffHeader.isFileMode(line, "deleted file mode")
  }

  private static var pathBytes: ByteSet { ByteSet.word.union(ByteSet("/.-")) }

  private static func isRename(_ line: ByteView) -> Bool {
    guard line.has("rename from ") || line.has("rename to ") else { return false }
    let start = line[7] == UInt8(ascii: "f") ? 12 : 10
    let end = line.skip(pathBytes, start)
    return end > start && line.skipSpaces(end) >= line.count
  }

  /// Whether the line renames a file in git's header of a diff, whatever the name is.
  private static func isRenameInDiff(_ line: borrowing Line) -> Bool {
    !line.options.actsAsScript && !line.path.view.isEmpty && line.remaining == 0
      && (line.code.has("rename from ") || line.code.has("rename to "))
  }

  /// Whether a diffstat's `{old => new}` stands in the line.
  private static func hasMove(_ line: ByteView) -> Bool {
    var at = 0
    while let open = line.firstIndex(of: UInt8(ascii: "{"), from: at) {
      at = open + 1
      let arrow = line.skipSpaces(line.skip(pathBytes, line.skipSpaces(at)))
      guard line.has("=>", at: arrow) else { continue }
      let close = line.skipSpaces(line.skip(pathBytes, line.skipSpaces(arrow + 2)))
      if line[close] == UInt8(ascii: "}") { return true }
    }
    return false
  }
}

extension DiffHeader {
  /// Whether the line is the extended header `name`, a number, and nothing else.
  static func isFileMode(_ line: ByteView, _ name: StaticString) -> Bool {
    guard line.has(name) else { return false }
    let start = line.skipSpaces(name.utf8CodeUnitCount)
    let end = line.skip(.digit, start)
    return end > start && line.skipSpaces(end) >= line.count
  }
}

extension Message {
  fileprivate static let changed: Message =
    "check whether MAINTAINERS needs an update for the added, moved or deleted file"
}
