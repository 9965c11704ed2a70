// SPDX-License-Identifier: GPL-2.0-only

/// What a report shows below a finding's message; the layout is an interface.
package enum Excerpt: Sendable {
  /// Nothing: the finding is about the whole patch.
  case none
  /// The line.
  case line
  /// The line before, then the line.
  case withPrevious
  /// The line with its control characters made visible and a `$` at its end.
  case visible
  /// The line, and below it `^` under `length` bytes from `column` on (an offset in the raw line);
  /// where they are put as many characters in, or else as many bytes.
  case caret(column: Int, length: Int, inCharacters: Bool = false)
  /// `count` lines from the finding's line on, removed ones left out.
  case lines(Int)
  /// The finding's line, then these bytes, which end in a newline where they are not empty.
  case lineAnd([UInt8])
  /// The path of the file in place of the line.
  case path
  /// Only these bytes below the place.
  case custom([UInt8])
  /// These bytes in place of everything below the message, the place included.
  case bare([UInt8])
}
