// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a change below include/asm, which was a link to an architecture's headers.
enum ModifiedIncludeAsm: FileRule {
  static let info = RuleInfo(
    type: "MODIFIED_INCLUDE_ASM", level: .error, group: .others,
    why: """
      Headers for one architecture live in arch/, those for all of them in include/asm-generic. \
      include/asm is not part of the tree.
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
          +--- a/include/asm/example.h
          !+++ b/include/asm/example.h
          +@@ -1 +1 @@
          +-int a;
          ++int b;
          """),
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong on big-endian machines.
          +
          +Signed-off-by: A U Thor <author@example.org>
          +---
          +--- a/include/asm-generic/example.h
          ++++ b/include/asm-generic/example.h
          +@@ -1 +1 @@
          +-int a;
          ++int b;
          """),
    ])

  static func enter(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    guard line.path.hasPrefix("include/asm/") else { return }
    let place = Array("#\(line.inWholeFile ? line.fileLine : line.numberInInput): ".utf8)
    let text = line.raw.bytes + [UInt8(ascii: "\n")]
    out.report(Self.self, .generated, show: .bare(place + text))
  }
}

extension Message {
  fileprivate static let generated: Message =
    "change the headers in arch/ or include/asm-generic, not in include/asm"
}
