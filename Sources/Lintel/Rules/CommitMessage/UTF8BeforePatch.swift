// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags UTF-8 in the log of a mail that declares another character set.
enum UTF8BeforePatch: CommitRule {
  static let info = RuleInfo(
    type: "UTF8_BEFORE_PATCH", level: .warning, group: .commitMessage,
    why: """
      Whoever reads the mail as its header says gets other characters than the author wrote. Declare \
      the mail as UTF-8.
      """,
    reference: "Documentation/process/email-clients.rst",
    examples: [
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +Content-Type: text/plain; charset="us-ascii"
          +
          +The log has to say what was wrong.
          !The thing was na\u{EF}ve.
          +---
          """),
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +Content-Type: text/plain; charset="utf-8"
          +
          +The log has to say what was wrong.
          +The thing was na\u{EF}ve.
          +---
          """),
    ])

  static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    guard log.inLog, log.declaresOtherCharset, line.path.view.isEmpty else { return }
    for at in 0..<line.raw.count where line.raw[at] >= 0x80 && line.raw.multibyteLength(at: at) > 0
    {
      out.report(Self.self, .undeclared)
      return
    }
  }
}

extension Message {
  fileprivate static let undeclared: Message = "declare UTF-8 in the Content-Type: header"
}
