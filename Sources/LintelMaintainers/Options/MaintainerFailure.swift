// SPDX-License-Identifier: GPL-2.0-only

/// Why there is no answer, and the exit status that says so.
package struct MaintainerFailure: Error, Equatable {
  /// What is wrong, naming the file.
  package let message: String
  /// The exit status.
  package let status: Int32

  package init(_ message: String, status: Int32) {
    self.message = message
    self.status = status
  }
}
