// SPDX-License-Identifier: GPL-2.0-only

/// What mends a finding: edits that are made all together, or not at all.
package struct FindingFix: Sendable, Equatable {
  /// Whether it can be made without anybody looking at it, as `lintel fix` makes it.
  package let isSafe: Bool
  /// The edits in the order of the text; none touches another.
  package let edits: [FindingEdit]

  package init(isSafe: Bool, edits: [FindingEdit]) {
    self.isSafe = isSafe
    self.edits = edits
  }
}

/// A part of a text, and what takes its place.
package struct FindingEdit: Sendable, Equatable {
  /// A place between two bytes of a text.
  package struct Place: Sendable, Equatable {
    /// The line, from 1: of the file, or of the input for what is in no file.
    package let line: Int
    /// Where in the line, from 0, in bytes; the marker of a patch does not count.
    package let bytes: Int
    /// The same in units of UTF-16.
    package let utf16: Int

    package init(line: Int, bytes: Int, utf16: Int) {
      self.line = line
      self.bytes = bytes
      self.utf16 = utf16
    }

    /// The start of a line.
    package init(startOf line: Int) { self.init(line: line, bytes: 0, utf16: 0) }
  }

  package var start: Place
  package var end: Place
  /// What takes the place of what is in between, in UTF-8; lines in it end in a newline.
  package var text: [UInt8]

  package init(start: Place, end: Place, text: [UInt8]) {
    self.start = start
    self.end = end
    self.text = text
  }
}
