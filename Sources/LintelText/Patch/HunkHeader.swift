// SPDX-License-Identifier: GPL-2.0-only

/// The line that opens a hunk of a unified diff: `@@ -1,7 +1,9 @@ context`.
package struct HunkHeader {
  /// The first line of the hunk in the new file; 0 where the new file is empty.
  package let newStart: Int
  /// The number of lines that the header promises for the new file.
  package let newCount: Int
  /// The offset in the line where the text after the closing `@@` starts.
  package let contextStart: Int

  /// Reads a line; nil where it is no hunk header.
  ///
  /// checkpatch.pl wants single spaces and both ranges, so a malformed header is no header.
  package init?(_ line: ByteView) {
    guard line.has("@@ -"), let oldStart = line.number(at: 4) else { return nil }
    var at = oldStart.end
    if line[at] == UInt8(ascii: ",") {
      guard let oldCount = line.number(at: at + 1) else { return nil }
      at = oldCount.end
    }
    guard line.has(" +", at: at), let start = line.number(at: at + 2) else { return nil }
    at = start.end
    var count = 1
    if line[at] == UInt8(ascii: ",") {
      guard let promised = line.number(at: at + 1) else { return nil }
      count = promised.value
      at = promised.end
    }
    guard line.has(" @@", at: at) else { return nil }
    newStart = start.value
    newCount = count
    contextStart = at + 3
  }
}
