// SPDX-License-Identifier: GPL-2.0-only

/// The message of a commit as an editor has it: what git will leave out is still there, and there is no
/// change below it.
package enum EditedMessage {
  /// The line of git after which nothing belongs to the message (git-commit, `--cleanup=scissors`).
  private static let scissors: StaticString =
    "# ------------------------ >8 ------------------------"

  /// The message as the mail that git makes of it: the first line is the subject, comments and what
  /// comes after the scissors are left out.
  package static func message(in text: ByteView) -> MailMessage {
    let lines = LineMap(startingAt: 1)
    var result = LinedText()
    var at = 0
    var number = 0
    var hasSubject = false
    var isAfterSubject = false
    while at < text.count {
      let end = MailHeader.lineEnd(text, at)
      let line = text[at..<end]
      let index = number
      at = end
      number += 1
      if line.has(scissors) { break }
      if line[0] == UInt8(ascii: "#") { continue }
      if hasSubject {
        // A message may go on at once, a header may not.
        if isAfterSubject, !line.isBlank { result.append(10, from: index, of: lines) }
        isAfterSubject = false
        result.append(line, from: index, of: lines)
      } else if !line.isBlank {
        result.append(ByteView("Subject: "), from: index, of: lines)
        result.append(line, from: index, of: lines)
        result.endLine()
        hasSubject = true
        isAfterSubject = true
      }
    }
    var message = result.bytes.withView { MailMessage(text: $0.bytes, header: MailHeader($0)) }
    message.lines = result.lines
    message.source = 0..<text.count
    return message
  }
}
