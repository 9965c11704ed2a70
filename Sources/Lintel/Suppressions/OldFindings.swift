// SPDX-License-Identifier: GPL-2.0-only

/// The findings that the old version of a file had, which are no news in the new one.
///
/// On a line that was not touched a finding is old where that line had one of its type. On a new line it
/// is old where a line that is gone had one of its type and the same text but for white space: such a
/// line was moved, or indented. What is about the file as a whole, or its first line, is compared by
/// its type.
package struct OldFindings {
  private struct Site: Hashable {
    let type: String
    let line: Int
  }

  private var lines: ChangedLines
  private var bySite: [Site: Int] = [:]
  /// Those of lines that are gone.
  private var byText: [Baseline.Key: Int] = [:]

  /// The findings of the old version, and which of its lines are there still.
  package init(_ findings: [FindingRecord], lines: ChangedLines) {
    self.lines = lines
    for finding in findings {
      if finding.line > 0, lines.isRemoved(finding.line) {
        byText[Self.key(finding), default: 0] += 1
      } else {
        bySite[Site(type: finding.type, line: finding.line), default: 0] += 1
      }
    }
  }

  /// Whether a finding of the new version is old, and not taken for another one already.
  package mutating func take(_ finding: FindingRecord) -> Bool {
    if finding.line == 0 { return Self.take(Site(type: finding.type, line: 0), &bySite) }
    if let old = lines.old(of: finding.line) {
      return Self.take(Site(type: finding.type, line: old), &bySite)
    }
    if Self.take(Self.key(finding), &byText) { return true }
    return finding.line == 1 && Self.take(Site(type: finding.type, line: 1), &bySite)
  }

  private static func key(_ finding: FindingRecord) -> Baseline.Key {
    Baseline.Key(type: finding.type, textHash: finding.textHash)
  }

  private static func take<Key>(_ key: Key, _ counts: inout [Key: Int]) -> Bool {
    guard let count = counts[key], count > 0 else { return false }
    counts[key] = count - 1
    return true
  }
}
