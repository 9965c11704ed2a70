// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// What became of an input that is a row: a frame, or a commit of a range.
package struct InputEnd: Sendable, Equatable {
  /// How far the input was checked.
  package enum Status: String, Sendable, CaseIterable {
    /// All of it was.
    case ok
    /// It is a mail without a patch, and was passed over.
    case notPatch = "not_patch"
    /// A mail with its id was met before; only an archive has such.
    case copy
    /// A part of it could not be checked; `problems` say what.
    case error
    /// The time was over before its end.
    case timeout
    /// It has more bytes than a frame may have, and was not looked at.
    case tooBig = "too_big"
  }

  /// How far it was checked.
  package var status: Status
  /// What could not be checked, in words for the user.
  package var problems: [String] = []
  /// How long the check took, in microseconds.
  package var microseconds = 0
  /// What the header of a mail or of a commit says; nil for other inputs.
  package var origin: MailOrigin?

  package init(status: Status) { self.status = status }
}
