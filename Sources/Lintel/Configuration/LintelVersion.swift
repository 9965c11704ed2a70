// SPDX-License-Identifier: GPL-2.0-only

/// The version of Lintel itself; `HelpText.compatibleVersion` is that of the script it replaces.
package enum LintelVersion {
  /// The version as text.
  package static let text = "0.1.0"

  /// What `--version` of a program prints: its name and version, and on a second line what it is
  /// compatible with.
  package static func text(program: String, compatibleWith others: String? = nil) -> String {
    "\(program) \(text)" + (others.map { "\ncompatible with \($0)" } ?? "")
  }
}
