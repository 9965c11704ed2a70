// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags trailers that tools cannot read: the tag, the spaces around it, and the address.
enum BadSignOff: CommitRule {
  static let info = RuleInfo(
    type: "BAD_SIGN_OFF", level: .warning, otherLevels: [.error], group: .commitMessage,
    fix: .unsafe,
    why: """
      Scripts collect trailers to credit people and to send them mail. They find a trailer only \
      when its tag is spelt the usual way and an address follows it.
      """,
    reference: "Documentation/process/submitting-patches.rst#sign-your-work",
    examples: examples + BadSignOff.Address.examples + BadSignOff.Comment.examples
      + BadSignOff.Pairs.examples)

  private static let examples = [
    Example(
      mail: """
        +Subject: [PATCH] example: change something
        +
        +The thing was wrong.
        +
        !Reviwed-by: A Reviewer <reviewer@example.org>
        !signed-off-by: A U Thor <author@example.org>
        +---
        """,
      fixed: """
        +Subject: [PATCH] example: change something
        +
        +The thing was wrong.
        +
        +Reviewed-by: A Reviewer <reviewer@example.org>
        +Signed-off-by: A U Thor <author@example.org>
        +---
        """),
    Example(
      mail: """
        +Subject: [PATCH] example: change something
        +
        +The thing was wrong.
        +
        !  Acked-by: A Reviewer <reviewer@example.org>
        !Tested-by:A Tester <tester@example.org>
        !Enjoyed-by: A Reader <reader@example.org>
        +Signed-off-by: A U Thor <author@example.org>
        +---
        """),
    Example(
      mail: """
        +Subject: [PATCH] example: change something
        +
        +The thing was wrong.
        +
        +Acked-by: A Reviewer <reviewer@example.org>
        +Assisted-by: Agent:model-1 sparse
        +Assisted-by: something
        +Signed-off-by: A U Thor <author@example.org>
        +---
        """),
    Example(
      mail: """
        +Subject: [PATCH] example: change something
        +
        +The thing was wrong.
        +
        +Assisted-by: Agent:model-1 sparse
        !Assisted-by: something
        +Signed-off-by: A U Thor <author@example.org>
        +---
        """, options: ["--compat=6.12"]),
    Example(
      mail: """
        +Subject: [PATCH] example: change something
        +
        +The thing was wrong.
        +
        !Assisted-by: Agent:model-1 sparse
        +Signed-off-by: A U Thor <author@example.org>
        +---
        """, options: ["--compat=u-boot"]),
    Example(
      mail: """
        +Subject: [PATCH] example: change something
        +
        +The thing was wrong.
        +
        +Signed-off-by: A U Thor <author@example.org>
        +---
        +diff --git a/tags.pl b/tags.pl
        +--- a/tags.pl
        ++++ b/tags.pl
        +@@ -1,3 +1,4 @@
        + our $tags = qr{
        + 	Reviewed-by:|
        ++	Written-by:|
        + 	Tested-by:|
        """, options: ["--precise"]),
  ]

  static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    guard let trailer = log.trailer else { return }
    let tag = line.code[trailer.tag]
    let value = line.code.from(trailer.valueStart)
    var usual = tag.bytes.map(\.lowercased)
    if let first = usual.first { usual[0] = first.uppercased }
    checkSpelling(tag, line, &out)
    var isTidy = true
    if trailer.tag.lowerBound > 0 {
      isTidy = !out.report(Self.self, .indented(usual)) && isTidy
    }
    if tag.hasIgnoringCase("-by:", at: tag.count - 4), tag.bytes != usual {
      isTidy = !out.report(Self.self, .capitals(usual)) && isTidy
    }
    if !line.code[trailer.tag.upperBound..<trailer.valueStart].equals(" ") {
      isTidy = !out.report(Self.self, .gap(usual)) && isTidy
    }
    if !isTidy && out.isFixing {
      out.fixes?[line.index] = usual + [UInt8(ascii: " ")] + value.bytes
    }
    guard log.trailerAddress == nil else { return }
    if line.has(.assistedModel) {
      if !namesModel(value) { out.report(Self.self, .tool) }
    } else if value.isEmpty {
      out.report(Self.self, .noTool)
    }
  }

  private static func checkSpelling(
    _ tag: ByteView, _ line: borrowing Line, _ out: inout Reporter
  ) {
    let isKnown = line.has(.assistedBy) || !ReadTrailer.isAboutTool(tag)
    if isKnown && Trailer.isStandard(tag) { return }
    guard let suggestion = Trailer.suggestion(for: tag) else {
      out.report(Self.self, .unknown(tag))
      return
    }
    if out.report(Self.self, .misspelt(tag, suggestion)) {
      out.fixes?.replaceFirst(tag, in: line.index, with: ByteView(suggestion).bytes)
    }
  }

  /// Whether the first word is a tool and a version, with a colon between.
  private static func namesModel(_ value: ByteView) -> Bool {
    let word = value.upTo(value.firstSpace ?? value.count)
    guard let colon = word.firstIndex(of: UInt8(ascii: ":"), from: 1) else { return false }
    return colon + 1 < word.count
  }
}

extension Message {
  fileprivate static func unknown(_ tag: ByteView) -> Message {
    "\(tag) is no trailer that the kernel uses"
  }
  fileprivate static func misspelt(_ tag: ByteView, _ suggestion: StaticString) -> Message {
    "write \(suggestion) instead of \(tag)"
  }
  fileprivate static func indented(_ tag: [UInt8]) -> Message {
    "start the line with \(tag), without white space"
  }
  fileprivate static func capitals(_ tag: [UInt8]) -> Message { "write the trailer as \(tag)" }
  fileprivate static func gap(_ tag: [UInt8]) -> Message { "put one space after \(tag)" }
  fileprivate static let noTool: Message = "name the assistant"
  fileprivate static let tool: Message =
    "name the assistant as 'AGENT_NAME:MODEL_VERSION [TOOL1] [TOOL2]'"
}
