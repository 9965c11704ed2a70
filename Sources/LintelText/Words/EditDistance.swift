// SPDX-License-Identifier: GPL-2.0-only

/// How far two words are apart.
package enum EditDistance {
  /// The least number of bytes to insert, remove or replace to make one word of the other, or nil
  /// when it is more than `limit`.
  ///
  /// - Parameter countsSwaps: Whether two neighbours in the wrong order are one change, as typing
  ///   has it, and not two.
  package static func between(
    _ first: [UInt8], _ second: [UInt8], limit: Int, countsSwaps: Bool = false
  ) -> Int? {
    guard abs(first.count - second.count) <= limit else { return nil }
    var before: [Int] = []
    var row = Array(0...second.count)
    for (above, byte) in first.enumerated() {
      var next = [above + 1]
      next.reserveCapacity(row.count)
      for (left, other) in second.enumerated() {
        let replaced = row[left] + (byte == other ? 0 : 1)
        var least = min(replaced, next[left] + 1, row[left + 1] + 1)
        if countsSwaps, above > 0, left > 0, byte == second[left - 1], first[above - 1] == other {
          least = min(least, before[left - 1] + 1)
        }
        next.append(least)
      }
      before = row
      row = next
    }
    guard let distance = row.last, distance <= limit else { return nil }
    return distance
  }
}
