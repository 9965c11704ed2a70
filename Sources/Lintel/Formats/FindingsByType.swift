// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The findings of one input by their types, for formats in which an input is a test: of each type the
/// first places and how many there are, so that memory stays bounded.
struct FindingsByType {
  /// The findings of a type.
  struct Group {
    let type: String
    var level: Level
    /// The first findings, a line each: `path:line:column: message`.
    var lines: [[UInt8]] = []
    var count = 0
  }

  /// How many places of a type are named.
  static let mostPlaces = 20

  /// The types in the order in which they were met.
  private(set) var groups: [Group] = []
  private var numbers: [String: Int] = [:]

  /// How many findings there are.
  var count: Int { groups.reduce(0) { $0 + $1.count } }

  mutating func add(_ finding: FindingRecord, of input: FormatInput) {
    let index = numbers[finding.type] ?? groups.count
    if index == groups.count {
      numbers[finding.type] = index
      groups.append(Group(type: finding.type, level: finding.level))
    }
    groups[index].count += 1
    if finding.level.rawValue < groups[index].level.rawValue {
      groups[index].level = finding.level
    }
    guard groups[index].lines.count < Self.mostPlaces else { return }
    groups[index].lines.append(Self.line(finding, input))
  }

  /// Forgets the input.
  mutating func clear() { self = FindingsByType() }

  private static func line(_ finding: FindingRecord, _ input: FormatInput) -> [UInt8] {
    var out = ByteBuffer()
    input.path(of: finding).withView { out.append($0) }
    out.append(":")
    out.append(decimal: input.line(of: finding))
    if let columns = finding.columns?.characters {
      out.append(":")
      out.append(decimal: columns.lowerBound + 1)
    }
    out.append(": ")
    out.append(finding.level.word)
    out.append(": ")
    Array(finding.firstLine).withView { out.append($0) }
    return out.view.bytes
  }
}

extension FindingsByType.Group {
  /// What is said of findings that are not named; nil where all are.
  var more: String? {
    count > lines.count ? "and \(count - lines.count) more" : nil
  }
}
