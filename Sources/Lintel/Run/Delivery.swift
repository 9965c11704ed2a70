// SPDX-License-Identifier: GPL-2.0-only

/// A part of what the check of an input gave, on its way to the report.
package struct Delivery: Sendable {
  /// How the user named the input.
  package let name: String
  /// What rows call it: a frame's id, else its name.
  package let id: String
  /// Where the input was read from: its name, or `-`.
  package let path: String
  /// Whether it is a source file.
  package let isFile: Bool
  /// Whether it is a commit.
  package let isCommit: Bool
  /// The file that an index or a walk named; nil for what the user did.
  package let listed: ListedFile?
  /// The part; each mail of an input has parts of its own.
  package let result: InputResult
  /// Whether the input has several mails.
  package let hasSeveralMails: Bool

  /// A part of what the input gave.
  init(_ input: CheckInput, _ result: InputResult, hasSeveralMails: Bool) {
    name = input.name
    id = input.id
    path = input.path
    isFile = input.isFile
    if case .commit = input { isCommit = true } else { isCommit = false }
    listed = input.listed
    self.result = result
    self.hasSeveralMails = hasSeveralMails
  }
}
