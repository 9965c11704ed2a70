// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// A line of MAINTAINERS that means something: blank lines and comments mean nothing.
package enum MaintainersLine {
  /// A capital letter and a colon at the start of the line, and what follows; white space before
  /// the value is left out.
  case field(letter: UInt8, value: ByteView)
  /// Any other line. The last one before a run of fields is their section's title.
  case text(ByteView)
}

/// The lines of a MAINTAINERS file, one after the other.
package struct MaintainersLines {
  private let text: ByteView
  private var at = 0

  /// The number of the last line that was given, from 1.
  package private(set) var number = 0

  /// The lines of `text`.
  package init(_ text: ByteView) { self.text = text }

  /// The next line that means something, or nil at the end.
  package mutating func next() -> MaintainersLine? {
    while at < text.count {
      let end = text.firstIndex(of: UInt8(ascii: "\n"), from: at) ?? text.count
      let line = text[at..<end]
      at = end + 1
      number += 1
      if line[0].isUpper && line[1] == UInt8(ascii: ":") {
        return .field(letter: line[0], value: line.from(line.skipSpaces(2)))
      }
      let first = line.skipSpaces(0)
      if first < line.count && line[first] != UInt8(ascii: "#") { return .text(line) }
    }
    return nil
  }
}
