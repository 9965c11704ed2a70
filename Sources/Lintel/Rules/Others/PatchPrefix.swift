// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a diff whose paths lack the first folder, `a/` or `b/`, that patch -p1 strips.
enum PatchPrefix: FileRule {
  static let info = RuleInfo(
    type: "PATCH_PREFIX", level: .warning, group: .others,
    why: """
      Maintainers apply patches with git am, which strips one folder from each path. Make the diff \
      from the top of the tree, with prefixes.
      """,
    reference: "Documentation/process/submitting-patches.rst",
    examples: [
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong on big-endian machines.
          +
          +Signed-off-by: A U Thor <author@example.org>
          +---
          +--- drivers/example/example.c
          !+++ drivers/example/example.c
          +@@ -1 +1 @@
          +-int a;
          ++int b;
          """, tree: ["drivers/example/example.c": "int a;"]),
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
          +@@ -1 +1 @@
          +-int a;
          ++int b;
          """, tree: ["drivers/example/example.c": "int a;"]),
    ])

  static func enter(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    guard !line.inWholeFile, let tree = line.services.tree,
      let name = DiffHeader.fileName(line.code)
    else { return }
    let end = name.path.firstIndex(of: UInt8(ascii: "/")) ?? name.path.count
    let prefix = name.path.upTo(end)
    if prefix.isEmpty || prefix.contains(0) || !tree.fileExists(prefix.string) { return }
    out.report(Self.self, .noPrefix(prefix), show: .none)
  }
}

extension Message {
  fileprivate static func noPrefix(_ prefix: ByteView) -> Message {
    "make a patch for -p1, with a/ and b/ before paths: '\(prefix)' is part of the tree"
  }
}
