// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a backslash at the end of a line that no macro or assembly needs.
enum LineContinuations: LineRule {
  static let info = RuleInfo(
    type: "LINE_CONTINUATIONS", level: .warning, group: .indentation,
    spot: .texts(["\\"]),
    why: """
      Only the preprocessor needs to be told that a line goes on. In C a statement ends with its \
      semicolon, and strings in a row are joined.
      """,
    examples: [
      Example(
        """
        !	value = first + \\
        +		second;
        """),
      Example(
        """
        +#define EXAMPLE(value) \\
        +	do_something(value)
        """),
    ] + ContinuedString.examples)

  static let needs = Needs.anyOf(["\\"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    guard line.isAdded, isContinued(code), !isContinued(line.previous),
      !line.path.isLinkerScript, code[code.skipSpaces(1)] != UInt8(ascii: "#"),
      !code.contains(word: "asm"),
      !code.contains(word: "__asm__")
    else { return }
    if line.options.precise, isInString(line),
      out.leavesOut(info, .meaning("the line is part of a string"))
    {
      return
    }
    out.report(Self.self, .unneeded)
  }

  /// Whether the line, or the one above, is inside of a string constant that goes on.
  private static func isInString(_ line: borrowing Line) -> Bool {
    let quotes = line.raw.occurrences(of: UInt8(ascii: "\""))
    return quotes % 2 == 1 || line.code.contains(.blanked) && quotes == 0
      || line.previousRaw.last == UInt8(ascii: "\\")
  }

  private static func isContinued(_ code: ByteView) -> Bool {
    code.count > 1 && code.last == UInt8(ascii: "\\")
  }
}

/// Flags a string that goes on in the next line by a backslash.
enum ContinuedString: LineRule {
  static let info = LineContinuations.info

  static let examples: [Example] = [
    Example(
      """
      !	pr_info("first \\
      +second\\n");
      """, inWholeFile: false),
    Example(
      """
      +	pr_info("first second\\n");
      """),
  ]

  static let needs = Needs.anyOf(["\\"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.raw.last == UInt8(ascii: "\\"),
      line.spaced.occurrences(of: UInt8(ascii: "\"")) % 2 == 1
    else { return }
    out.report(Self.self, .inString)
  }
}

extension Message {
  fileprivate static let unneeded: Message = "remove the backslash at the end of the line"
  fileprivate static let inString: Message = "close the string at the end of the line"
}
