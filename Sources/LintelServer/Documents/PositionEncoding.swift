// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What the characters of a position are counted in.
package enum PositionEncoding: String, Sendable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
  case utf32 = "utf-32"

  /// How many units a character takes that has `length` bytes of UTF-8.
  ///
  /// A byte that is part of no character is one unit: the client has U+FFFD for it.
  func units(bytes length: Int) -> Int {
    switch self {
    case .utf8: length
    case .utf16: length == 4 ? 2 : 1
    case .utf32: 1
    }
  }

  /// The best of those that a client offers; UTF-16 where it offers none, as the protocol says.
  package static func best(of offered: [String]) -> PositionEncoding {
    // Bytes are what lines are counted in here.
    for encoding in [PositionEncoding.utf8, .utf16, .utf32]
    where offered.contains(encoding.rawValue) {
      return encoding
    }
    return .utf16
  }
}
