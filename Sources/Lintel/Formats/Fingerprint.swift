// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Numbers findings so that a finding keeps its fingerprint while lines above it come and go: by type,
/// path and text of the line, and by how many of the same there were before.
struct Fingerprints {
  /// When so many different ones were met, counting starts again: memory stays bounded.
  private static let limit = 1 << 18

  private var counts: [UInt64: Int] = [:]

  /// The fingerprint of the next finding, 16 hexadecimal digits.
  mutating func next(_ finding: FindingRecord, path: [UInt8]) -> String {
    var hash = FNV1a()
    hash.add(finding.type)
    hash.add(byte: 0)
    for byte in path { hash.add(byte: byte) }
    hash.add(byte: 0)
    add(finding.textHash, to: &hash)
    if counts.count >= Self.limit { counts.removeAll() }
    let number = counts[hash.value, default: 0]
    counts[hash.value] = number + 1
    if number > 0 { add(UInt64(number), to: &hash) }
    return hash.value.hexadecimal
  }

  private func add(_ number: UInt64, to hash: inout FNV1a) {
    for shift in 0..<8 { hash.add(byte: UInt8(truncatingIfNeeded: number >> UInt64(shift * 8))) }
  }
}
