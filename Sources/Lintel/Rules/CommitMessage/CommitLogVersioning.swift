// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a link to an earlier version of the patch in the log.
enum CommitLogVersioning: CommitRule {
  static let info = RuleInfo(
    type: "COMMIT_LOG_VERSIONING", level: .warning, group: .commitMessage,
    why: """
      What changed between versions helps reviewers only. Below the --- line they see it, and it \
      stays out of the history.
      """,
    reference: "Documentation/process/submitting-patches.rst#commentary",
    examples: [
      Example(
        mail: """
          +Subject: [PATCH v2] example: change something
          +
          +The thing was wrong.
          +
          !v1: https://lore.kernel.org/all/12345@example.org/
          +---
          """),
      Example(
        mail: """
          +Subject: [PATCH v2] example: change something
          +
          +The thing was wrong.
          +
          +Signed-off-by: A U Thor <author@example.org>
          +---
          +v1: https://lore.kernel.org/all/12345@example.org/
          """),
    ])

  static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    guard log.inLog, let link = LogTag(line.code), link.value.has("http"), isVersion(link.tag)
    else { return }
    out.report(Self.self, .version)
  }

  /// Whether the tag is one like `v2:` or `Version3:`.
  static func isVersion(_ tag: ByteView) -> Bool {
    guard tag[0].lowercased == UInt8(ascii: "v") else { return false }
    return tag[1].isDigit || tag.hasIgnoringCase("ersion", at: 1) && tag[7].isDigit
  }
}

extension Message {
  fileprivate static let version: Message = "move what is about versions below the --- line"
}
