// SPDX-License-Identifier: GPL-2.0-only

/// One message of an input, as the text that is checked.
package struct MailMessage: Sendable {
  /// What was done to a message before it could be checked, so that no fix of its text is a fix of
  /// the input.
  package enum Change: String, Sendable {
    case base64
    case quotedPrintable = "quoted-printable"
    case flowed = "format=flowed"
    case charset = "in another character set than UTF-8"
    case parts = "in several parts"
    case signed
    case archivePage = "a page of an archive"
  }

  /// The header lines that matter, a blank line and the body with its diff; lines end with LF.
  package var text: [UInt8]
  /// The decoded subject.
  package var subject: String?
  /// What reports call the message: its subject or its id.
  package var name: String?
  /// What is missing or was repaired, in words for the user; empty for a sound message.
  package var notes: [String]
  /// Whether an archive emptied the angle brackets of addresses: `A U Thor <>`.
  package var hasCutAddresses = false
  /// Where the lines of the text come from; nil where they are those of the input.
  package var lines: LineMap?
  /// The bytes of the input that the message was made of; those of a mail that carries several are
  /// the same.
  package var source = 0..<0
  /// What keeps a fix of the text from being written; nil where nothing does.
  package var change: Change?
  /// Whether each line of the message ended in CRLF; the text has none of these.
  package var hadCRLF = false

  /// A message with this text.
  package init(text: [UInt8], subject: String? = nil, notes: [String] = []) {
    self.text = text
    self.subject = subject
    self.notes = notes
  }

  /// A message with this text, whose lines come from `lines`, and the names that its header has.
  init(text: [UInt8], header: MailHeader, lines: LineMap? = nil) {
    self.init(text: text, subject: header.subject)
    name = header.name
    self.lines = lines
  }
}
