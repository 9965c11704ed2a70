// SPDX-License-Identifier: GPL-2.0-only

/// The version of Lintel itself; `HelpText.compatibleVersion` is that of the script it replaces.
package enum LintelVersion {
  /// The version as text.
  package static let text = "0.1.0"
}
