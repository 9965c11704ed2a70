// SPDX-License-Identifier: GPL-2.0-only

/// Why a regular expression cannot be used.
package struct ExpressionError: Error, Equatable, CustomStringConvertible {
  /// What is wrong, in a few words.
  package let description: String

  init(_ description: String) { self.description = description }
}
