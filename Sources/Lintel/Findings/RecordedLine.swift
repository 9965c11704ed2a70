// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// What the records of all findings in a line share: it is made once, however many they are.
package struct RecordedLine: Sendable {
  /// The line without the marker of a patch, or the start of one of more than `textLimit` bytes.
  package let text: [UInt8]
  /// A hash of the whole line, runs of white space counted as one space and none at its ends.
  package let textHash: UInt64
  private let marks: ColumnMarks

  /// The most bytes of a line that are kept.
  package static let textLimit = 1024

  /// A line, its marker left out.
  package init(_ line: ByteView) {
    text = line.upTo(line.characterStart(Self.textLimit)).bytes
    textHash = CollapsedText.hash(line)
    marks = ColumnMarks(line)
  }

  /// A part of the line, which has to be the one that this was made of.
  package func columns(_ range: Range<Int>, of line: ByteView) -> LineColumns {
    LineColumns(range, of: line, marks)
  }
}
