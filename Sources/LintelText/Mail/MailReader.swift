// SPDX-License-Identifier: GPL-2.0-only

/// One message of an input, as the text that is checked.
package struct MailMessage: Sendable {
  /// The header lines that matter, a blank line and the body with its diff; lines end with LF.
  package var text: [UInt8]
  /// The decoded subject, which names the message in reports.
  package var subject: String?
  /// What is missing or was repaired, in words for the user; empty for a sound message.
  package var notes: [String]

  /// A message with this text.
  package init(text: [UInt8], subject: String? = nil, notes: [String] = []) {
    self.text = text
    self.subject = subject
    self.notes = notes
  }
}

/// Turns what a user hands over (a diff, a mail, a mailbox, a page of an archive) into patch texts.
package enum MailReader {
  /// The messages of an input, or nil when the input can be checked as it is.
  ///
  /// Nil is the common case (a diff, a mail of `git format-patch`, source text) and costs a look at
  /// the head plus, for a mailbox, a search for the next message.
  package static func messages(in input: ByteView) -> [MailMessage]? { nil }
}
