// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What `--fix` does to the white space around an operator; nothing when empty.
struct OperatorEdit: OptionSet {
  let rawValue: UInt8

  /// Remove the spaces before it.
  static let trimBefore = OperatorEdit(rawValue: 1)
  /// Put a space before it.
  static let spaceBefore = OperatorEdit(rawValue: 2)
  /// Put a space after.
  static let spaceAfter = OperatorEdit(rawValue: 4)
  /// Remove the spaces after.
  static let trimAfter = OperatorEdit(rawValue: 8)
  /// One space on each side.
  static let surround: OperatorEdit = [.trimBefore, .spaceBefore, .spaceAfter, .trimAfter]

  /// Makes the edit around the operator in `range`, as one change.
  ///
  /// The space that another operator of the line has put there already will do.
  func apply(to range: Range<Int>, _ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    let start = max(code.skipSpacesBack(range.lowerBound), 1)
    let end = code.skipSpaces(range.upperBound)
    let space = [UInt8(ascii: " ")]
    if contains(.spaceBefore) || contains(.trimBefore) {
      let text = contains(.spaceBefore) ? space : []
      replace(start..<range.lowerBound, text, line, &out)
    }
    if contains(.spaceAfter) || contains(.trimAfter) {
      let text = contains(.spaceAfter) && end < code.count ? space : []
      replace(range.upperBound..<end, text, line, &out)
    }
  }

  private func replace(
    _ spaces: Range<Int>, _ text: [UInt8], _ line: borrowing Line, _ out: inout Reporter
  ) {
    // White space that is there already stays as it is, since names may stand in columns.
    if spaces.isEmpty == text.isEmpty { return }
    out.fixes?.replace(spaces, in: line.index, with: text) { _ in }
  }
}

/// A line that is written anew while its operators are read from left to right.
struct OperatorRewrite {
  /// The line as the patch has it.
  private let raw: ByteView
  private var text: [UInt8] = []
  private var done = 0
  private var dropsSpaces = false
  /// Whether any edit was asked for.
  private(set) var isChanged = false

  init(_ raw: ByteView) { self.raw = raw }

  /// Takes over the line up to the end of the operator in `range`.
  mutating func take(_ range: Range<Int>, _ edit: OperatorEdit) {
    let gap = text.count
    copyGap(to: range.lowerBound)
    if edit.contains(.trimBefore) {
      // What an earlier edit put in stays.
      while text.count > gap, let last = text.last, last.isSpace { text.removeLast() }
    }
    // Beside spaces that stay, too, as the script does.
    if edit.contains(.spaceBefore) { text.append(UInt8(ascii: " ")) }
    text += raw[range].bytes
    if edit.contains(.spaceAfter) { text.append(UInt8(ascii: " ")) }
    dropsSpaces = edit.contains(.trimAfter)
    if !edit.isEmpty { isChanged = true }
    done = range.upperBound
  }

  /// The new line, where the code ends at `end`.
  mutating func finish(at end: Int) -> [UInt8] {
    copyGap(to: end)
    return text
  }

  private mutating func copyGap(to end: Int) {
    let start = dropsSpaces ? min(raw.skipSpaces(done), end) : done
    text += raw[start..<max(start, end)].bytes
    dropsSpaces = false
  }
}
