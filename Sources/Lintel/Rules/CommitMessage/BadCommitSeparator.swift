// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a line of the log that programs take for the end of the log.
enum BadCommitSeparator: CommitRule {
  static let info = RuleInfo(
    type: "BAD_COMMIT_SEPARATOR", level: .error, group: .commitMessage, fix: .unsafe,
    why: """
      A line of three dashes ends the log. Some programs also stop at one that goes on after the \
      dashes, such as the underline of a heading, and lose what follows.
      """,
    examples: [
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +A heading
          !---------
          +The thing was wrong.
          +---
          """,
        fixed: """
          +Subject: [PATCH] example: change something
          +
          +A heading
          +=========
          +The thing was wrong.
          +---
          """),
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +A heading
          +=========
          +The thing was wrong.
          +---
          """),
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong.
          +--- a/drivers/example/example.c
          ++++ b/drivers/example/example.c
          """, options: ["--precise"]),
    ])

  static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    guard log.inLog, line.code.count > 3, line.code.has("---") else { return }
    // Without git's line above it, a diff starts so. The script takes that for text, and its fix
    // spoils the patch.
    let mayStartDiff = line.options.precise && line.code.has("--- ")
    if mayStartDiff && line.patch.raw(line.number).has("+++ ") { return }
    guard out.report(Self.self, .looksLikeEnd), out.isFixing, !mayStartDiff else { return }
    out.fixes?.edit(line.index) { text in
      for at in text.indices where text[at] == UInt8(ascii: "-") { text[at] = UInt8(ascii: "=") }
    }
  }
}

extension Message {
  fileprivate static let looksLikeEnd: Message =
    "do not start a line of the log with ---, some programs end the log there"
}
