// SPDX-License-Identifier: GPL-2.0-only

/// One message of an input, as the text that is checked.
package struct MailMessage: Sendable {
  /// The header lines that matter, a blank line and the body with its diff; lines end with LF.
  package var text: [UInt8]
  /// The decoded subject, which names the message in reports.
  package var subject: String?
  /// What is missing or was repaired, in words for the user; empty for a sound message.
  package var notes: [String]
  /// Whether an archive emptied the angle brackets of addresses: `A U Thor <>`.
  package var hasCutAddresses = false

  /// A message with this text.
  package init(text: [UInt8], subject: String? = nil, notes: [String] = []) {
    self.text = text
    self.subject = subject
    self.notes = notes
  }
}
