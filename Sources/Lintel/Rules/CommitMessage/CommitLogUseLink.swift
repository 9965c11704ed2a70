// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// A word and a colon at the start of a line of the log.
struct LogTag {
  /// The word, with its colon.
  let tag: ByteView
  /// What follows, white space left out.
  let value: ByteView

  /// The tag that the line starts with, or nil.
  init?(_ line: ByteView) {
    let start = line.skipSpaces(0)
    let end = line.wordEnd(start)
    guard end > start, line[end] == UInt8(ascii: ":") else { return nil }
    tag = line[start..<(end + 1)]
    value = line.from(line.skipSpaces(end + 1))
  }

  /// Whether it is one of the tags that take a link.
  var isForLinks: Bool { tag.equals("Link:") || tag.equals("Closes:") }
}

/// Flags a link after another tag than Link: and Closes:.
enum CommitLogUseLink: CommitRule {
  static let info = RuleInfo(
    type: "COMMIT_LOG_USE_LINK", level: .warning, group: .commitMessage,
    why: """
      Tools and readers know Link: for background and Closes: for a report that is done with. \
      Tools do not understand other tags for links, and the numbered links of a text need no tag \
      at all.
      """,
    reference: "Documentation/process/submitting-patches.rst#describe-your-changes",
    examples: [
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong.
          +
          !Datasheet: https://example.org/datasheet.pdf
          +---
          """),
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong.
          +
          +Link: https://example.org/datasheet.pdf
          +---
          """),
    ])

  static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    guard log.inLog, let link = LogTag(line.code), link.value.has("http"), !link.isForLinks,
      !CommitLogVersioning.isVersion(link.tag)
    else { return }
    out.report(Self.self, .otherTag(link.tag))
  }
}

extension Message {
  fileprivate static func otherTag(_ tag: ByteView) -> Message {
    "write Link: or Closes: instead of \(tag)"
  }
}
