// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// A patch as `patch` reads it: the lines that its hunks take away and put in place.
struct UnifiedHunks {
  /// A hunk.
  struct Hunk {
    let oldStart: Int
    /// The lines without their markers, of the old and of the new file.
    var old: [[UInt8]] = []
    var new: [[UInt8]] = []
  }

  private(set) var hunks: [Hunk] = []
  /// The lines that name files, and context and removed lines: what no fix may change.
  private(set) var kept: [[UInt8]] = []
  /// Whether each hunk has as many lines as its header says.
  private(set) var isWhole = true

  /// Reads a patch, with or without a mail around it.
  init(_ text: [UInt8]) {
    var lines = text.split(separator: 10, omittingEmptySubsequences: false).map { Array($0) }
    if lines.last == [] { lines.removeLast() }
    var left = (old: 0, new: 0)
    for line in lines {
      if left == (0, 0) {
        if let counts = Self.counts(line) {
          hunks.append(Hunk(oldStart: counts.start))
          left = (counts.old, counts.new)
        } else if line.starts(with: "--- ".utf8) || line.starts(with: "+++ ".utf8) {
          kept.append(line)
        }
        continue
      }
      take(line, &left)
      if left.old < 0 || left.new < 0 { isWhole = false }
      if !isWhole { return }
    }
    if left != (0, 0) { isWhole = false }
  }

  private mutating func take(_ line: [UInt8], _ left: inout (old: Int, new: Int)) {
    let text = Array(line.dropFirst())
    let last = hunks.count - 1
    switch line.first {
    case UInt8(ascii: "+"):
      hunks[last].new.append(text)
      left.new -= 1
    case UInt8(ascii: "-"):
      hunks[last].old.append(text)
      kept.append(line)
      left.old -= 1
    case 32, nil:
      hunks[last].old.append(text)
      hunks[last].new.append(text)
      kept.append(line)
      left = (left.old - 1, left.new - 1)
    case UInt8(ascii: "\\"): break
    default: isWhole = false
    }
  }

  /// The ranges of a header; nil for another line.
  private static func counts(_ line: [UInt8]) -> (start: Int, old: Int, new: Int)? {
    guard HunkCounts.isHeader(line) else { return nil }
    let ranges = line.split(separator: 32)
    func numbers(_ range: ArraySlice<UInt8>) -> [Int] {
      range.dropFirst().split(separator: UInt8(ascii: ","))
        .map { Int(String(decoding: $0, as: UTF8.self)) ?? -1 }
    }
    let (old, new) = (numbers(ranges[1]), numbers(ranges[2]))
    return (old[0], old.count > 1 ? old[1] : 1, new.count > 1 ? new[1] : 1)
  }

  /// The text after the patch; nil where the patch does not fit.
  func apply(to text: [UInt8]) -> [UInt8]? {
    var lines = text.split(separator: 10, omittingEmptySubsequences: false).map { Array($0) }
    for hunk in hunks.reversed() {
      let start = hunk.old.isEmpty ? hunk.oldStart : hunk.oldStart - 1
      let range = start..<(start + hunk.old.count)
      guard start >= 0, range.upperBound <= lines.count, Array(lines[range]) == hunk.old else {
        return nil
      }
      lines.replaceSubrange(range, with: hunk.new)
    }
    return [UInt8](lines.joined(separator: [10]))
  }
}
