// SPDX-License-Identifier: GPL-2.0-only

/// What a diff does to one file.
package struct FilePatch: Sendable {
  /// A run of lines that stand together.
  package struct Hunk: Sendable {
    /// The first line in the file before the patch, and in the one after it; 0 where there is none.
    package let oldStart, newStart: Int
    /// What the header says after the numbers: the line that begins the function, where git found it.
    package let context: [UInt8]
    /// The lines in the order of the diff.
    package internal(set) var lines: [Line] = []
  }

  /// A line of a hunk.
  package struct Line: Sendable {
    /// Which side has it.
    package enum Side: Sendable { case both, old, new }

    package let side: Side
    /// The line without its marker and its line end.
    package let text: [UInt8]
  }

  /// The file before the patch and after it, from the top of the tree; nil where there is none.
  package let oldPath, newPath: [UInt8]?
  /// The hunks in the order of the diff.
  package internal(set) var hunks: [Hunk] = []
}
