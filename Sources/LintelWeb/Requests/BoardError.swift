// SPDX-License-Identifier: GPL-2.0-only

/// Why a board can't be started.
package enum BoardError: Error, Equatable, CustomStringConvertible {
  /// An option makes no sense, in words that say why.
  case usage(String)
  /// The address can't be listened at: the address and the system's words.
  case cannotListen(String, reason: String)

  /// One line for the user.
  package var description: String {
    switch self {
    case .usage(let reason): reason
    case .cannotListen(let address, let reason): "\(address): \(reason)"
    }
  }
}
