// SPDX-License-Identifier: GPL-2.0-only

/// When a report is coloured.
package enum ColorMode: Sendable, Equatable {
  /// Only when the report goes to a terminal.
  case auto
  case always
  case never

  /// The mode that a word on the command line means, or nil for a word that means none.
  ///
  /// The digits are what the script's negated option leaves: it stores 1 for `--no-color`
  /// and inverts it later, so that `--color=1` is never and `--color=0` is always.
  package init?(word: String) {
    switch asciiLowercased(word) {
    case "auto": self = .auto
    case "always", "0": self = .always
    case "never", "1": self = .never
    default: return nil
    }
  }

  /// Whether to colour a report, given whether it goes to a terminal.
  package func isOn(terminal: Bool) -> Bool {
    switch self {
    case .auto: terminal
    case .always: true
    case .never: false
    }
  }
}
