// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags added lines with a carriage return.
enum DOSLineEndings: LineRule {
  static let info = RuleInfo(
    type: "DOS_LINE_ENDINGS", level: .error, group: .others, fix: .layout,
    spot: .end,
    why: """
      Lines of the kernel's files end in a newline alone. An editor, or a mail program on the way, \
      has put a carriage return there.
      """,
    examples: [
      Example("!\treturn 0;\r", fixed: "+\treturn 0;"),
      Example("+\treturn 0;"),
    ])

  static let needs = Needs.anyOf(["\r"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.isAdded, line.code.contains(UInt8(ascii: "\r")) else { return }
    let reported = out.report(Self.self, .carriageReturn, show: .visible)
    if reported, out.isFixing { out.fixes?.edit(line.index) { text in text.trimEnd() } }
  }
}

/// Flags once a mail whose lines all end with a carriage return, as some mailers and editors write
/// it: its patch is checked without them.
enum DOSMailEndings: InputRule {
  static let info = DOSLineEndings.info

  static func finish(
    _ line: borrowing Line, _ log: borrowing CommitLog, _ out: inout Reporter
  ) {
    if log.mail.hadCRLF && log.isPatch { out.report(Self.self, .allLines, show: .none) }
  }
}

extension Message {
  fileprivate static let allLines: Message =
    "all lines of the mail end with a carriage return, its patch is checked without them"
  fileprivate static let carriageReturn: Message = "end lines with a newline only, as Unix does"
}
