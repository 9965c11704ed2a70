// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// The difference of two texts as a unified diff, which `patch` and `git apply` take.
package enum UnifiedDiff {
  private static let context = 3

  /// The diff, empty where the texts are equal; `path` names the file on both sides.
  package static func text(old: ByteView, new: ByteView, path: String) -> [UInt8] {
    let (olds, news) = (lines(old), lines(new))
    let runs = changes(LineDiff(olds, news), olds.count, news.count)
    guard !runs.isEmpty else { return [] }
    let names = "--- \(DiffName.written("a/" + path))\n+++ \(DiffName.written("b/" + path))\n"
    var out = Array(names.utf8)
    var start = 0
    for end in 1...runs.count {
      // Changes whose context would touch share a hunk.
      let isNear =
        end < runs.count && runs[end].old.lowerBound - runs[end - 1].old.upperBound <= 2 * context
      if isNear { continue }
      appendHunk(Array(runs[start..<end]), olds, news, &out)
      start = end
    }
    return out
  }

  /// What one place of a text became.
  private typealias Change = (old: Range<Int>, new: Range<Int>)

  private static func changes(_ diff: LineDiff, _ oldCount: Int, _ newCount: Int) -> [Change] {
    var changes: [Change] = []
    var at = (old: 0, new: 0)
    for match in diff.matches + [(oldCount, newCount)] {
      if match.old > at.old || match.new > at.new {
        changes.append((at.old..<match.old, at.new..<match.new))
      }
      at = (match.old + 1, match.new + 1)
    }
    return changes
  }

  private static func appendHunk(
    _ changes: [Change], _ olds: [[UInt8]], _ news: [[UInt8]], _ out: inout [UInt8]
  ) {
    guard let first = changes.first, let last = changes.last else { return }
    let before = min(first.old.lowerBound, context)
    let after = min(olds.count - last.old.upperBound, context)
    let old = (first.old.lowerBound - before)..<(last.old.upperBound + after)
    let new = (first.new.lowerBound - before)..<(last.new.upperBound + after)
    out += Array("@@ -\(range(old)) +\(range(new)) @@\n".utf8)
    var at = old.lowerBound
    for change in changes {
      for line in olds[at..<change.old.lowerBound] { append(" ", line, &out) }
      for line in olds[change.old] { append("-", line, &out) }
      for line in news[change.new] { append("+", line, &out) }
      at = change.old.upperBound
    }
    for line in olds[at..<old.upperBound] { append(" ", line, &out) }
  }

  private static func range(_ lines: Range<Int>) -> String {
    lines.count == 1
      ? "\(lines.lowerBound + 1)"
      : "\(lines.isEmpty ? lines.lowerBound : lines.lowerBound + 1),\(lines.count)"
  }

  private static func append(_ marker: StaticString, _ line: [UInt8], _ out: inout [UInt8]) {
    out += ByteView(marker).bytes + line
    if line.last != UInt8(ascii: "\n") { out += ByteView("\n\\ No newline at end of file\n").bytes }
  }

  /// The lines with their newlines, which the last one may lack.
  private static func lines(_ text: ByteView) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var start = 0
    while start < text.count {
      let end = text.firstIndex(of: UInt8(ascii: "\n"), from: start).map { $0 + 1 } ?? text.count
      lines.append(text[start..<end].bytes)
      start = end
    }
    return lines
  }
}
