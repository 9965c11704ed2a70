// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a second blank line in a row.
enum LineSpacingRepeated: HunkRule {
  static let info = LineSpacing.info

  static let examples: [Example] = [
    Example(
      """
      +	call();
      +
      !
      +	call();
      """, strict: true, fixed: "+\tcall();\n+\n+\tcall();"),
    Example(
      """
      +	call();
      +
      +	call();
      """, strict: true),
  ]

  static let needs = Needs.anyLine
  static let needsAtStart: LineTraits = "\n"
  static let needsAbove: LineTraits = "\n"

  static func check(_ line: borrowing Line, _ hunk: inout HunkState, _ out: inout Reporter) {
    guard line.isAdded, line.shape.start >= line.code.count,
      line.previous[0] == UInt8(ascii: "+") || line.previous[0] == UInt8(ascii: " "),
      line.previousShape.start >= line.previous.count,
      hunk.lastBlankLine != line.number - 1
    else { return }
    if out.report(Self.self, .repeated, show: .withPrevious), out.isFixing {
      out.fixes?.delete(line.index)
    }
    hunk.lastBlankLine = line.number
  }
}

extension Message {
  fileprivate static let repeated: Message = "one blank line is enough"
}
