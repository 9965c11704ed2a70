// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags bytes that are not UTF-8 text, in the mail and in added lines.
enum InvalidUTF8: CommitRule {
  static let info = RuleInfo(
    type: "INVALID_UTF8", level: .check, group: .commitMessage, reads: [.comments, .strings],
    why: """
      Kernel sources and logs are UTF-8. Text in another character set, or with control characters, \
      looks different on each machine.
      """,
    reference: "Documentation/process/email-clients.rst",
    examples: [
      Example("!/* \u{7F} */", strict: true),
      Example("+/* \u{E4}\u{F6}\u{FC} */", strict: true),
    ])

  static var readsAddedLines: Bool { true }
  static let addedLineTraits = [LineTraits.oddText]

  static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    guard line.isOddText, line.isStrict,
      line.isAdded || line.path.view.isEmpty, let at = firstFault(line.raw)
    else { return }
    out.report(Self.self, .invalid, show: .caret(column: at, length: 1))
  }

  private static func firstFault(_ raw: ByteView) -> Int? {
    let invalid = raw.firstInvalidUTF8
    let mostCharacters = Line.mostCharacters
    guard raw.count > mostCharacters else { return invalid }
    var characters = 0
    for at in 0..<(invalid ?? raw.count) where raw[at] & 0xC0 != 0x80 {
      if characters == mostCharacters { return at }
      characters += 1
    }
    return invalid
  }
}

extension Message {
  fileprivate static let invalid: Message = "write the text in UTF-8, without control characters"
}
