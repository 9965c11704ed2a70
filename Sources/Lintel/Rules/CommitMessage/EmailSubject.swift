// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a subject that names the tool which found a problem.
enum EmailSubject: CommitRule {
  static let info = RuleInfo(
    type: "EMAIL_SUBJECT", level: .warning, group: .commitMessage,
    why: """
      The subject says what changes for the code. Which tool complained about it is for the log, \
      if it matters at all.
      """,
    reference: "Documentation/process/submitting-patches.rst#the-canonical-patch-format",
    examples: [
      Example(
        mail: """
          !Subject: [PATCH] example: fix checkpatch warnings
          +
          +The thing was wrong.
          """),
      Example(
        mail: """
          +Subject: [PATCH] checkpatch: accept one more thing
          +
          +The thing was wrong; sparse found it.
          """),
    ])

  static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    guard log.inHeader, line.code.hasIgnoringCase("Subject:") else { return }
    let subject = line.code.from(8)
    guard namesTool(subject) else { return }
    if line.options.precise, !isAboutComplaint(subject),
      out.leavesOut(info, .meaning("the word is not the tool's name"))
    {
      return
    }
    out.report(Self.self, .tool)
  }

  /// What a subject has that is about what a tool said.
  private static let complaints: [StaticString] = [
    "warn", "error", "complain", "issue", "report", "finding", "by sparse", "by smatch",
    "from sparse", "from smatch", "checkpatch",
  ]

  private static func isAboutComplaint(_ subject: ByteView) -> Bool {
    complaints.contains { subject.firstIndexIgnoringCase(of: $0) != nil }
  }

  private static func namesTool(_ subject: ByteView) -> Bool {
    for start in 0..<subject.count where start == 0 || !subject[start - 1].isWord {
      let end = subject.wordEnd(start)
      // The name and a colon are the prefix of a patch to the tool itself.
      guard end < subject.count, subject[end] != UInt8(ascii: ":") else { continue }
      let word = subject[start..<end]
      if word.equalsIgnoringCase(ByteView("checkpatch"))
        || word.equalsIgnoringCase(ByteView("sparse"))
        || word.equalsIgnoringCase(ByteView("smatch"))
      {
        return true
      }
    }
    return false
  }
}

extension Message {
  fileprivate static let tool: Message = "describe the change in the subject, not the tool"
}
