// SPDX-License-Identifier: GPL-2.0-only

/// How much a finding weighs, in checkpatch.pl's own terms.
package enum Level: UInt8, Sendable, CaseIterable {
  /// Nearly always a mistake.
  case error
  /// Likely a mistake.
  case warning
  /// A matter of taste; reported in strict mode only.
  case check

  /// The word that starts a report line.
  package var word: StaticString {
    switch self {
    case .error: "ERROR"
    case .warning: "WARNING"
    case .check: "CHECK"
    }
  }
}
