// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Bytes that nobody can guess, from the system's generator.
enum RandomBytes {
  /// So many random bytes.
  static func make(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  /// Twice as many hexadecimal digits.
  static func hex(_ count: Int) -> String { make(count).hexadecimal }
}

extension String {
  /// Whether both are the same, in a time that does not tell where they differ.
  func isEqualInConstantTime(to other: String) -> Bool {
    let left = Array(utf8)
    let right = Array(other.utf8)
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
