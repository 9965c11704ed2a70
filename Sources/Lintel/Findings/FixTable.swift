// SPDX-License-Identifier: GPL-2.0-only

/// The fixes of an input's findings, each found by what its finding is about.
///
/// They are taken in the order in which they were put in, and of an input no more than `most` are kept.
package struct FixTable: Sendable {
  /// What a finding is about.
  package struct Key: Hashable, Sendable {
    private let type: ObjectIdentifier
    private let line: Int
    private let range: Range<Int>

    /// A finding of the type in a line of the input, from 1, and in that the bytes of the range.
    package init(_ info: RuleInfo, line: Int, range: Range<Int>) {
      type = ObjectIdentifier(info)
      self.line = line
      self.range = range
    }
  }

  /// The most fixes of an input that are kept.
  package static let most = 1 << 16

  private var fixes: [Key: [FindingFix]] = [:]
  /// How many there are.
  package private(set) var count = 0

  package init() {}

  /// Whether nothing more is kept.
  package var isFull: Bool { count >= Self.most }

  /// Adds the fix of a finding.
  package mutating func add(_ fix: FindingFix, for key: Key) {
    guard !isFull else { return }
    fixes[key, default: []].append(fix)
    count += 1
  }

  /// Takes the fix of a finding; nil where it has none.
  package mutating func take(_ key: Key) -> FindingFix? {
    guard let known = fixes[key], !known.isEmpty else { return nil }
    return fixes[key]?.removeFirst()
  }
}
