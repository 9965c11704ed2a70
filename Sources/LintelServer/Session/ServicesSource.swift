// SPDX-License-Identifier: GPL-2.0-only

package import Lintel

/// Why a folder cannot be worked in, for the user.
package struct ServicesProblem: Error, Equatable {
  package let message: String

  package init(_ message: String) { self.message = message }
}

/// Makes what checks share, for the working directory as it is.
package protocol ServicesSource: Sendable {
  /// The options, tables and tree of a check; with `forFixes` those that only make safe fixes.
  func services(forFixes: Bool) throws(ServicesProblem) -> Services
}
