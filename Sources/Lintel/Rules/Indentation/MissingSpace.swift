// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a string that is split within a word.
enum MissingSpace: LineRule {
  static let info = RuleInfo(
    type: "MISSING_SPACE", level: .warning, group: .indentation,
    why: """
      Where a string ends in a letter and its next piece starts with one, the space between the \
      words was probably forgotten, or a word is cut in two.
      """,
    reference: "Documentation/process/coding-style.rst#breaking-long-lines-and-strings",
    examples: [
      Example(
        """
        +	pr_info("the device did not"
        !		"answer\\n");
        """),
      Example(
        """
        +	pr_info("the device did not "
        +		"answer\\n");
        """),
    ])

  static let needs = Needs.anyOf(["\""])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let quote = line.raw.skipSpacesAndTabs(1)
    guard line.raw[0] == UInt8(ascii: "+"), quote > 1, line.raw[quote] == UInt8(ascii: "\""),
      line.raw[quote + 1].isWord, endsInWord(line.previousRaw)
    else { return }
    out.report(Self.self, .space, show: .withPrevious)
  }

  /// Whether a string that ends in a word, not in an escape, ends the line.
  private static func endsInWord(_ line: ByteView) -> Bool {
    let quote = line.count - 1
    return quote >= 2 && line[quote] == UInt8(ascii: "\"") && line[quote - 1].isWord
      && line[quote - 2] != UInt8(ascii: "\\")
  }
}

extension Message {
  fileprivate static let space: Message = "break the string at a space"
}
