// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a Link: or Closes: whose value is no web address.
enum CommitLogWrongLink: CommitRule {
  static let info = RuleInfo(
    type: "COMMIT_LOG_WRONG_LINK", level: .warning, group: .commitMessage,
    why: """
      Readers follow these links years later, and tools do too. Only a public address that starts \
      with http:// or https:// works for both.
      """,
    reference: "Documentation/process/submitting-patches.rst#describe-your-changes",
    examples: [
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong.
          +
          !Link: lore.kernel.org/all/12345@example.org
          !Closes: #12
          +---
          """),
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong.
          +
          +Link: https://lore.kernel.org/all/12345@example.org
          +---
          """),
    ])

  static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    guard log.inLog, let link = LogTag(line.code), link.isForLinks, !link.value.isEmpty,
      !link.value.has("http://"), !link.value.has("https://")
    else { return }
    out.report(Self.self, .noAddress(link.tag))
  }
}

extension Message {
  fileprivate static func noAddress(_ tag: ByteView) -> Message {
    "put a public http(s) address after \(tag)"
  }
}
