// SPDX-License-Identifier: GPL-2.0-only

/// A finding as the formats for other programs have it.
///
/// It owns what it says: lines and files are gone when a format writes it.
package struct FindingRecord: Sendable {
  /// What the finding is in.
  package enum Place: String, Sendable, CaseIterable {
    /// A line of a source file, or of one that a patch changes.
    case file
    /// The log of a commit, and what else stands between the headers of a mail and its diff.
    case commit
    /// A header of the mail, or one of the diff's about a file.
    case header
    /// The patch as a whole.
    case patch
  }

  /// The name of the type.
  package let type: String
  package let level: Level
  /// What to do, without a newline at its end; it may have several lines.
  package let message: [UInt8]
  package let place: Place
  /// The path of the file as the patch or the user names it; empty outside of files.
  package let path: [UInt8]
  /// The line of that file, from 1; 0 where it is in none.
  package let line: Int
  /// The line of the input, from 1; 0 for the patch as a whole, and for text that had to be decoded.
  package let inputLine: Int
  /// The part of the line that it is about; nil where it is about no line.
  package let columns: LineColumns?
  /// The line without the marker of a patch, or the start of one of more than
  /// `RecordedLine.textLimit` bytes.
  package let text: [UInt8]
  /// A hash of the whole line, runs of white space counted as one space and none at its ends.
  package let textHash: UInt64
  /// What mends it; nil where there is no fix, or nobody has looked for one.
  package internal(set) var fix: FindingFix?

  package init(
    type: String, level: Level, message: [UInt8], place: Place, path: [UInt8], line: Int,
    inputLine: Int, columns: LineColumns?, in recorded: RecordedLine
  ) {
    self.type = type
    self.level = level
    self.message = message
    self.place = place
    self.path = path
    self.line = line
    self.inputLine = inputLine
    self.columns = columns
    text = recorded.text
    textHash = recorded.textHash
  }

  /// About how many bytes it takes.
  var size: Int { MemoryLayout<Self>.stride + message.count + path.count + text.count + 96 }

  /// The first line of the message.
  package var firstLine: ArraySlice<UInt8> {
    message.prefix { $0 != UInt8(ascii: "\n") }
  }
}
