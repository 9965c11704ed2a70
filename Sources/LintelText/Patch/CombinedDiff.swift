// SPDX-License-Identifier: GPL-2.0-only

/// Follows the lines of a combined diff, the one that git shows of a merge: as many marks before
/// each line as the merge has parents.
package struct CombinedDiff: Sendable {
  /// How many parents there are; 0 before the first hunk.
  private var parents = 0
  /// How many lines of the hunk are left of each parent, and of the merge.
  private var left: [Int] = []

  /// A diff before its first hunk.
  package init() {}

  /// Whether the line opens a hunk of a combined diff.
  package static func isHunk(_ line: ByteView) -> Bool { line.has("@@@ -") || line.has("@@@@") }

  /// Whether git's line about the contents or the mode follows, so that a line `diff --cc` is one.
  package static func isHeader(_ line: ByteView) -> Bool {
    line.has("index ") || line.has("mode ") || line.has("new file mode ")
      || line.has("deleted file mode ")
  }

  /// Reads a line; false for one that belongs to what follows the diff.
  package mutating func read(_ line: ByteView) -> Bool {
    if left.contains(where: { $0 > 0 }) && readLine(line) { return true }
    if Self.isHunk(line) {
      readHunk(line)
      return true
    }
    // After a hunk comes another hunk or the end.
    return parents == 0 && !line.has("diff ") && !line.equals("-- ") && !line.isEmpty
      || line.has("\\ ")
  }

  /// Reads a line of a hunk; false where it is none.
  private mutating func readLine(_ line: ByteView) -> Bool {
    if line.has("\\ ") { return true }
    var isRemoved = false
    for index in 0..<parents {
      guard line[index].isA(ByteSet(" +-")) || index >= line.count else { return false }
      if line[index] == UInt8(ascii: "-") { isRemoved = true }
    }
    for index in 0..<parents {
      let isInParent =
        isRemoved ? line[index] == UInt8(ascii: "-") : line[index] != UInt8(ascii: "+")
      if isInParent { left[index] -= 1 }
    }
    if !isRemoved { left[parents] -= 1 }
    return true
  }

  private mutating func readHunk(_ line: ByteView) {
    var at = 0
    while line[at] == UInt8(ascii: "@") { at += 1 }
    parents = min(at - 1, Self.mostParents)
    left = []
    while left.count <= parents {
      at = line.skipSpacesAndTabs(at)
      guard line[at] == UInt8(ascii: "-") || line[at] == UInt8(ascii: "+"),
        let start = line.number(at: at + 1)
      else { break }
      at = start.end
      var count = 1
      if line[at] == UInt8(ascii: ","), let promised = line.number(at: at + 1) {
        count = promised.value
        at = promised.end
      }
      left.append(count)
    }
    // A header that does not say how long its hunk is has none.
    if left.count != parents + 1 { left = [] }
  }

  /// No merge has more parents; git itself stops at fewer.
  private static let mostParents = 64
}
