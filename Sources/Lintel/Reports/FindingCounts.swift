// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// How often each type was found at each level.
struct FindingCounts {
  private struct Key: Hashable {
    let level: Level
    let type: String
  }

  private var counts: [Key: Int] = [:]

  /// Counts a finding.
  mutating func add(_ level: Level, _ type: StaticString) {
    counts[Key(level: level, type: ByteView(type).string), default: 0] += 1
  }

  /// Adds the table: by level, then the most frequent type first.
  func append(to out: inout ByteBuffer) {
    out.append(counts.isEmpty ? "findings by type: none\n" : "findings by type:\n")
    let width = String(counts.values.max() ?? 0).utf8.count
    let sorted = counts.sorted { one, other in
      if one.key.level != other.key.level {
        return one.key.level.rawValue < other.key.level.rawValue
      }
      return one.value != other.value ? one.value > other.value : one.key.type < other.key.type
    }
    for (key, count) in sorted {
      let number = String(count)
      out.append(repeating: UInt8(ascii: " "), count: 2 + width - number.utf8.count)
      out.append(number)
      out.append(" ")
      out.append(key.level.word)
      out.append(repeating: UInt8(ascii: " "), count: 8 - ByteView(key.level.word).count)
      out.append(key.type)
      out.append("\n")
    }
  }
}
