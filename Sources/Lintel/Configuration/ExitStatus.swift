// SPDX-License-Identifier: GPL-2.0-only

/// How a command ends, the same for each command of Lintel's programs.
///
/// `Documentation/ExitStatus.md` is the table for users. Under the names of the kernel's scripts the
/// statuses are theirs.
package enum ExitStatus: Int32, Sendable {
  /// All that was asked for was done, and nothing was found.
  case clean = 0
  /// Something was found, or `--check` or `--diff` has something to show.
  case findings = 1
  /// All of what was asked for, or a part of it, could not be done; whatever was found besides.
  case failure = 2

  /// The status after a signal that the user sent, as a shell reports a program that it has ended.
  package static func stopped(by signal: Int32) -> Int32 { 128 + signal }
}
