// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What `--fix` does to the white space around an operator; nothing when empty.
struct OperatorEdit: OptionSet {
  let rawValue: UInt8

  /// Remove the blanks in front.
  static let trimBefore = OperatorEdit(rawValue: 1)
  /// Put a space in front.
  static let spaceBefore = OperatorEdit(rawValue: 2)
  /// Put a space behind.
  static let spaceAfter = OperatorEdit(rawValue: 4)
  /// Remove the blanks behind.
  static let trimAfter = OperatorEdit(rawValue: 8)
  /// One space on each side.
  static let surround: OperatorEdit = [.trimBefore, .spaceBefore, .spaceAfter, .trimAfter]
}

/// A line that is written anew while its operators are read from left to right.
struct OperatorRewrite {
  /// The line as the patch has it.
  private let raw: ByteView
  private var text: [UInt8] = []
  private var done = 0
  private var dropsBlanks = false
  /// Whether any edit was asked for.
  private(set) var isChanged = false

  /// Whether a space is put beside blanks too, as checkpatch.pl does.
  private let doublesBlanks: Bool

  init(_ raw: ByteView, doublesBlanks: Bool) {
    self.raw = raw
    self.doublesBlanks = doublesBlanks
  }

  /// Takes over the line up to the end of the operator in `range`.
  mutating func take(_ range: Range<Int>, _ edit: OperatorEdit) {
    let gap = text.count
    copyGap(to: range.lowerBound)
    if edit.contains(.trimBefore) {
      // What an earlier edit put in stays.
      while text.count > gap, let last = text.last, last.isSpace { text.removeLast() }
    }
    if edit.contains(.spaceBefore), doublesBlanks || text.last?.isSpace != true {
      text.append(UInt8(ascii: " "))
    }
    text += raw[range].bytes
    let keepsBlanks = !edit.contains(.trimAfter) && raw[range.upperBound].isSpace
    if edit.contains(.spaceAfter), doublesBlanks || !keepsBlanks { text.append(UInt8(ascii: " ")) }
    dropsBlanks = edit.contains(.trimAfter)
    if !edit.isEmpty { isChanged = true }
    done = range.upperBound
  }

  /// The new line, where the code ends at `end`.
  mutating func finish(at end: Int) -> [UInt8] {
    copyGap(to: end)
    return text
  }

  private mutating func copyGap(to end: Int) {
    let start = dropsBlanks ? min(raw.skipSpaces(done), end) : done
    text += raw[start..<max(start, end)].bytes
    dropsBlanks = false
  }
}
