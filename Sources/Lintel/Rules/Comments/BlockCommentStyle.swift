// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags comments of several lines that do not have the usual form.
enum BlockCommentStyle: LineRule {
  static let info = RuleInfo(
    type: "BLOCK_COMMENT_STYLE", level: .warning, group: .comments,
    why: """
      Each line of a block comment starts with an aligned asterisk, and the comment is closed on a \
      line of its own.
      """,
    reference: "Documentation/process/coding-style.rst#commenting",
    examples: [
      Example(
        """
        +	/*
        !	The first line
        +	 */
        """),
      Example(
        """
        +	/*
        !	 * The last line */
        """),
      Example(
        """
        +	/*
        !	* A line
        +	*/
        """),
      Example(
        """
        +	/*
        +	 * A line
        +	 */
        +	/* One line */
        """),
    ])

  static let needs = Needs.anyLine
  static let needsInCode: [LineTraits] = [[.belowComment, .comment, .blanked, .slash]]

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.raw[0] == UInt8(ascii: "+") else { return }
    let text = line.raw.skipSpacesAndTabs(1)
    let startsWithStar = line.raw[text] == UInt8(ascii: "*")
    let goesOn = endsInComment(line.previous)
    if goesOn && !startsWithStar && opens(line.previousRaw) {
      out.report(Self.self, .missingStar, show: .withPrevious)
    }
    if closesAfterText(line.raw) { out.report(Self.self, .closesAfterText) }
    if goesOn && startsWithStar && line.code[text] == .comment {
      checkAlignment(line, star: text, &out)
    }
  }

  /// Whether nothing but spaces follows a comment in the line.
  private static func endsInComment(_ code: ByteView) -> Bool {
    code[code.skipSpacesAndTabsBack(code.count) - 1] == .comment
  }

  /// Whether an added line opens a comment that it does not close at its end.
  private static func opens(_ raw: ByteView) -> Bool {
    raw[0] == UInt8(ascii: "+") && raw.firstIndex(of: "/*", from: 1) != nil
      && !raw.has("*/", at: raw.skipSpacesAndTabsBack(raw.count) - 2)
  }

  /// Whether the line ends a comment that it did not open, with text before the end.
  private static func closesAfterText(_ raw: ByteView) -> Bool {
    let close = raw.skipSpacesAndTabsBack(raw.count) - 2
    guard close >= 2, raw.has("*/", at: close), raw.skipSpacesAndTabs(1) < close else {
      return false
    }
    if raw[close - 1] == UInt8(ascii: "*") { return false }
    return raw.upTo(close).firstIndex(of: "/*", from: 1) == nil
  }

  private static func checkAlignment(
    _ line: borrowing Line, star: Int, _ out: inout Reporter
  ) {
    let previous = line.previousRaw
    guard let above = starAbove(previous, ofOpening: line.options.precise),
      line.columns(previous[1..<above]) != line.columns(line.raw[1..<star])
    else { return }
    out.report(Self.self, .notAligned, show: .withPrevious)
  }

  /// Where the line above has the asterisk to align with; nil where it is no part of the comment.
  ///
  /// After code the last asterisk of the line counts, as in checkpatch.pl; `ofOpening` asks for that
  /// of the comment's start.
  private static func starAbove(_ raw: ByteView, ofOpening: Bool) -> Int? {
    guard raw[0] == UInt8(ascii: "+") else { return nil }
    let text = raw.skipSpacesAndTabs(1)
    if raw[text] == UInt8(ascii: "*") { return text }
    guard opens(raw) else { return nil }
    if ofOpening {
      var at = text
      while let next = raw.firstIndex(of: "/*", from: at) { at = next + 1 }
      return at
    }
    return raw.has("/*", at: text) ? text + 1 : raw.lastIndex(of: UInt8(ascii: "*"))
  }
}

extension Message {
  fileprivate static let missingStar: Message = "start each line of the comment with an asterisk"
  fileprivate static let closesAfterText: Message = "close the comment on a line of its own"
  fileprivate static let notAligned: Message = "align the asterisks of the comment"
}
