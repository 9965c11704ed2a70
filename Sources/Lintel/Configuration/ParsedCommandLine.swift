// SPDX-License-Identifier: GPL-2.0-only

/// What a command line asks for.
package enum ParsedCommandLine: Sendable, Equatable {
  /// Check the inputs.
  case run(CheckOptions)
  /// Write the help to standard output and exit with 0.
  case help
  /// Write the version to standard output and exit with 0; with checkpatch.pl the help has it.
  case version
  /// List the types and exit with 0; the options say in which colours and how `verbose`.
  case listTypes(CheckOptions)
  /// Write the message, which names no program, to standard error and exit with the status.
  case failure(message: String, status: Int32)
}

/// Exit statuses for a command line that cannot be followed.
enum UsageStatus {
  /// An option that is unknown, lacks its value or has a wrong one.
  static let badOption: Int32 = 1
  /// Options that contradict each other, or a value out of range.
  ///
  /// The script ends with whatever error number the system left last: 2 for all of these, except
  /// that a bad tab size or debug key gives 25 or 255 where output is no terminal.
  static let misuse: Int32 = 2
}
