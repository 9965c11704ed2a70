// SPDX-License-Identifier: GPL-2.0-only

/// What the check of an input gave, or a part of it, on its way to the report.
package struct Delivery: Sendable {
  /// How the user named the input.
  package let name: String
  /// Where the input was read from: its name, or `-`.
  package let path: String
  /// Whether it is a source file.
  package let isFile: Bool
  /// The file that an index or a walk named; nil for what the user did.
  package let listed: ListedFile?
  /// A result a mail; one for everything else.
  package let results: [InputResult]
  /// Whether the input has several mails; the results of the others may be in other parts.
  package let hasSeveralMails: Bool

  /// What an input gave, or some of its mails did.
  init(_ input: CheckInput, _ results: [InputResult], hasSeveralMails: Bool = false) {
    self.hasSeveralMails = hasSeveralMails || results.count > 1
    name = input.name
    path = input.path
    isFile = input.isFile
    listed = input.listed
    self.results = results
  }
}
