// SPDX-License-Identifier: GPL-2.0-only

/// What MAINTAINERS and history say about some files.
struct Answer: Sendable, Equatable {
  /// Whom to send mail: people first, then lists.
  var recipients: [Recipient] = []
  /// The titles of the sections.
  var subsystems: [String] = []
  /// The `S:` fields.
  var statuses: [String] = []
  /// The sections that are not simply maintained, and their status.
  var substatuses: [String] = []
  /// The `T:` fields.
  var trees: [String] = []
  /// The `W:` fields.
  var pages: [String] = []
  /// The `B:` fields.
  var bugTrackers: [String] = []
}
