// SPDX-License-Identifier: GPL-2.0-only

/// The line that opens a hunk of a unified diff: `@@ -1,7 +1,9 @@ context`.
package struct HunkHeader {
  /// The lines of one file that a hunk is about.
  package struct Side {
    /// The first line; 0 where the file is empty.
    package let start: Int
    /// The number of lines that the header promises.
    package let count: Int
    /// Whether the number is written; without it there is one line.
    package let hasCount: Bool
  }

  /// The lines of the old file.
  package let old: Side
  /// The lines of the new file.
  package let new: Side
  /// The offset in the line where the text after the closing `@@` starts.
  package let contextStart: Int

  /// The first line of the hunk in the new file; 0 where the new file is empty.
  package var newStart: Int { new.start }
  /// The number of lines that the header promises for the new file.
  package var newCount: Int { new.count }

  /// Reads a line; nil where it is no hunk header.
  ///
  /// checkpatch.pl wants single spaces and both ranges, so a malformed header is no header.
  package init?(_ line: ByteView) {
    guard let old = Self.oldSide(line), line.has(" +", at: old.end),
      let new = Self.side(line, old.end + 2), line.has(" @@", at: new.end)
    else { return nil }
    self.old = old.side
    self.new = new.side
    contextStart = new.end + 3
  }

  /// The lines of the old file and where they are all said, for those who read no further.
  package static func oldSide(_ line: ByteView) -> (side: Side, end: Int)? {
    line.has("@@ -") ? side(line, 4) : nil
  }

  /// Reads `7,9`, or `7`, which stands for `7,1`.
  private static func side(_ line: ByteView, _ index: Int) -> (side: Side, end: Int)? {
    guard let (start, end) = line.number(at: index) else { return nil }
    guard line[end] == UInt8(ascii: ",") else {
      return (Side(start: start, count: 1, hasCount: false), end)
    }
    guard let (count, countEnd) = line.number(at: end + 1) else { return nil }
    return (Side(start: start, count: count, hasCount: true), countEnd)
  }
}
