// SPDX-License-Identifier: GPL-2.0-only

/// What a configuration file, or a variable of the environment, asks for.
package struct Setting: Sendable, Equatable {
  /// The name of the option, without dashes.
  package let name: String
  /// The words that mean the same on the command line.
  package let words: [String]
  /// Where it stands, for people: `path:line:column`, or `LINTEL_…`.
  package let origin: String
}
