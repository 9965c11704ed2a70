// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Why `--precise` has nothing to say about some long lines.
extension LongLine {
  /// Why the line may be long; nil where it may not.
  static func reason(_ line: borrowing Line, _ kind: RuleInfo) -> Dismissal? {
    if kind === comment, isAmongComments(line) {
      return .meaning("the comments of the lines are a column")
    }
    if line.path.kind == .shell { return .taste }
    if hasLongString(line) { return .meaning("strings that users see stay in one piece") }
    if isLongRow(line) { return .meaning("the rows of the table are as long") }
    return nil
  }

  /// Whether the line above or below has a comment after its code, too.
  private static func isAmongComments(_ line: borrowing Line) -> Bool {
    let below = line.patch.lineBelow(line.index + 1, 0).map { line.patch.code($0) } ?? .empty
    return [line.previous, below].contains { code in
      let start = code.skipSpacesAndTabs(1)
      return start < code.count && code[start] != .comment
        && code[code.skipSpacesBack(code.count) - 1] == .comment
    }
  }

  /// Whether a string goes past the limit that would do so on a line of its own, too, or that is the
  /// format of a call.
  private static func hasLongString(_ line: borrowing Line) -> Bool {
    let code = line.code
    var at = 1
    while let open = code.firstIndex(of: UInt8(ascii: "\""), from: at) {
      guard let close = code.firstIndex(of: UInt8(ascii: "\""), from: open + 1) else {
        return false
      }
      at = close + 1
      guard line.columns(code[1..<min(at, code.count)]) > line.options.maxLineLength else {
        continue
      }
      let isFormat = code[open - 1] == UInt8(ascii: "(")
      return isFormat || line.indent + 8 + (at - open) > line.options.maxLineLength
    }
    return false
  }

  /// Whether the line is a row between rows that the patch does not change and that are too long.
  private static func isLongRow(_ line: borrowing Line) -> Bool {
    let start = line.code.skipSpacesAndTabs(1)
    let word = line.code[start..<line.code.wordEnd(start)]
    guard !word.isEmpty else { return false }
    let below = line.patch.lineBelow(line.index + 1, 0).map { line.patch.code($0) } ?? .empty
    return [line.previous, below].contains { row in
      let first = row.skipSpacesAndTabs(1)
      return row[0] == UInt8(ascii: " ") && row[first..<row.wordEnd(first)].equals(word)
        && line.columns(row.from(1)) > line.options.maxLineLength
    }
  }

  /// Whether the line of a devicetree has nothing but the cells of one entry.
  static func isOneCell(_ line: borrowing Line) -> Bool {
    let start = line.code.skipSpacesAndTabs(1)
    guard line.path.kind == .devicetree, line.code[start] == UInt8(ascii: "<"),
      let close = line.code.firstIndex(of: UInt8(ascii: ">"), from: start)
    else { return false }
    return close + 2 >= line.code.count
  }
}
