// SPDX-License-Identifier: GPL-2.0-only

/// An address that an answer names, and why.
struct Recipient: Sendable, Equatable {
  /// The address, with its name where names are wanted.
  var text: String
  /// The reasons, joined by commas: `maintainer:TITLE`, `open list`, `commit_signer:2/4=50%`.
  var role: String

  /// Whether it is a mailing list of a section.
  let isList: Bool

  /// The line of the script's answer, with the reasons in parentheses or without.
  func line(withRole: Bool) -> String { withRole ? "\(text) (\(role))" : text }
}
