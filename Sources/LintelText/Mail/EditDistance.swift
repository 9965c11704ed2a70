// SPDX-License-Identifier: GPL-2.0-only

/// How far two words are apart.
package enum EditDistance {
  /// The least number of bytes to insert, remove or replace to make one word of the other, or nil
  /// when it is more than `limit`.
  package static func between(_ first: [UInt8], _ second: [UInt8], limit: Int) -> Int? {
    guard abs(first.count - second.count) <= limit else { return nil }
    var row = Array(0...second.count)
    for (above, byte) in first.enumerated() {
      var diagonal = row[0]
      row[0] = above + 1
      for (left, other) in second.enumerated() {
        let replaced = diagonal + (byte == other ? 0 : 1)
        diagonal = row[left + 1]
        row[left + 1] = min(replaced, row[left] + 1, diagonal + 1)
      }
    }
    guard let distance = row.last, distance <= limit else { return nil }
    return distance
  }
}
