// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// What is known of a mail besides its text: how it came to be the text that is checked.
package struct MailFacts: Sendable {
  /// An archive emptied the angle brackets of addresses, so that only names can be compared.
  package var hasCutAddresses = false
  /// Each line of the mail ended in CRLF, which the text has no more.
  package var hadCRLF = false
  /// The mail introduces a series and has no diff.
  package var isCoverLetter = false
  /// The text is the message of a commit that is being made: its change is not there.
  package var isMessageAlone = false
  /// Which lines of the input those of the text are; nil where they are the same.
  package var lines: LineMap?

  /// A text as the user gave it.
  package init() {}

  /// What is known of a message.
  package init(_ message: MailMessage, role: MailRole) {
    hasCutAddresses = message.hasCutAddresses
    hadCRLF = message.hadCRLF
    isCoverLetter = role == .coverLetter
    lines = message.lines
  }

  /// What is known of the message of a commit.
  package init(commitMessage message: MailMessage) {
    isMessageAlone = true
    lines = message.lines
  }
}
