// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What rules remember from line to line, by how long they do.
///
/// A rule declares what it remembers in its own file, in a type of its own where that is more than one
/// plain value; a line at the end of `CheckOrder.swift` says how long it is kept. A lifetime ends by
/// making all of it anew. Line numbers count from 1.
package struct RuleMemory: ~Copyable {
  /// Kept for a hunk.
  var hunk = OfHunk()
  /// Kept for a file.
  var file = OfFile()
  /// Kept for an input.
  var input = OfInput()
  /// Memory to work with.
  package var room = WorkingRoom()

  init() {}

  /// What is known of the line at hand from the lines before it.
  @inline(__always)
  func facts(of line: borrowing Line) -> LineTraits {
    line.fileLine == file.license.line ? .licensePlace : []
  }

  /// Tells what the inputs after this one have to know.
  func tell(_ result: inout InputResult) {
    result.knownNames = input.names.forLaterInputs
    result.linkerWords = Set(input.linkerWords.keys)
  }
}
