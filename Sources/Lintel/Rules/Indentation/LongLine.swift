// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags added lines that are too long, by what makes them long: code, a comment or a string.
enum LongLine: LineRule {
  static let info = RuleInfo(
    type: "LONG_LINE", level: .warning, otherLevels: [.check], group: .indentation,
    why: """
      Long lines are hard to read next to other code and in mail. Lines that cannot be broken are \
      passed over: a string alone, a string at the end of a logging call, a URL. The limit is 100 \
      columns; --max-line-length sets another.
      """,
    reference: "Documentation/process/coding-style.rst#breaking-long-lines-and-strings",
    examples: [
      Example(
        """
        !	example_register_something_with_a_long_name(first_argument, second_argument, third_argument, 4);
        """, strict: true),
      Example(
        """
        +	/* https://example.org/a/rather/long/path/to/some/document/that/explains/the/whole/thing/in/detail */
        +	pr_info("a message that users may search for, which is why it stays in one piece in the source\\n");
        +	call(a, b);
        """),
      Example(
        """
        +		EXAMPLE_REGISTER_WITH_A_NAME_THAT_NOBODY_CAN_BREAK_INTO_PARTS_SINCE_IT_IS_ONE_WORD_OF_THE_DEVICE_MANUAL,
        """, strict: true, options: ["--precise"]),
    ])

  static let comment = RuleInfo(
    type: "LONG_LINE_COMMENT", level: .warning, otherLevels: [.check], group: .indentation,
    reads: [.comments],
    why: """
      A comment at the end of a line goes past the limit. Put it above the code.
      """,
    reference: "Documentation/process/coding-style.rst#breaking-long-lines-and-strings",
    examples: [
      Example(
        """
        !	call(a, b);	/* this remark about the call goes on and on and ends only after the last column */
        """, strict: true),
      Example(
        """
        +	/* this remark ends in time */
        +	call(a, b);
        """),
    ])

  static let string = RuleInfo(
    type: "LONG_LINE_STRING", level: .warning, otherLevels: [.check], group: .indentation,
    why: """
      A string at the end of a line goes past the limit. Put it on a line of its own, in one piece.
      """,
    reference: "Documentation/process/coding-style.rst#breaking-long-lines-and-strings",
    examples: [
      Example(
        """
        !	example_set_name(example, "a name that is long enough to reach the last column and even further");
        """, strict: true),
      Example(
        """
        +	example_set_name(example,
        +			 "a name that is long enough to reach the last column and even further than that");
        """),
    ])

  static var infos: [RuleInfo] { [info, comment, string] }

  static let needs = Needs.anyLine
  static let needsInCode = [LineTraits.long]

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.length > line.options.maxLineLength, line.isAdded, let kind = kind(line),
      line.has(.longLineEither) || out.isShown(info.type)
    else { return }
    if line.options.precise, let reason = reason(line, kind), out.leavesOut(kind, reason) { return }
    if line.options.precise, isOneCell(line),
      out.leavesOut(kind, .meaning("the cells of one entry stay together"))
    {
      return
    }
    out.report(
      kind, level: line.inWholeFile ? .check : .warning,
      .tooLong(line.length, line.options.maxLineLength), at: overhang(line))
  }

  /// What of the line is beyond the last column.
  private static func overhang(_ line: borrowing Line) -> Range<Int> {
    var columns = 0
    var at = 1
    while at < line.raw.count {
      columns +=
        line.raw[at] == UInt8(ascii: "\t")
        ? line.options.tabSize - columns % line.options.tabSize : 1
      if columns > line.options.maxLineLength { break }
      at += 1
    }
    return at..<line.raw.count
  }

  /// What makes the line long; nil where it may be.
  private static func kind(_ line: borrowing Line) -> RuleInfo? {
    let code = line.code
    let string = TrailingString(code)
    if let string {
      if let start = logMessage(code, string, line), startsInTime(line, start) { return nil }
      if isOnlyString(code, string) { return nil }
    }
    if hasLongMacro(code) || hasURL(line.raw) { return nil }
    if line.options.precise && isOnlyName(code) { return nil }
    if let start = trailingComment(code), startsInTime(line, start) { return comment }
    if let start = trailingString(line.spaced), startsInTime(line, start) { return Self.string }
    return info
  }

  /// Whether what stands before `start` fits.
  private static func startsInTime(_ line: borrowing Line, _ start: Int) -> Bool {
    line.columns(line.code[1..<start]) <= line.options.maxLineLength
  }

  // MARK: - Lines that cannot be broken

  /// Where the string starts that ends the call of a logging function; nil for anything else.
  private static func logMessage(
    _ code: ByteView, _ string: TrailingString, _ line: borrowing Line
  ) -> Int? {
    var open: Int?
    _ = Grammar.loggingFunction(
      code, code.skipSpaces(1), inUBoot: line.has(.uBootLogging)
    ) { end in
      let at = code.skipSpaces(end)
      if code[at] == UInt8(ascii: "(") { open = at }
      return open != nil
    }
    guard let open, open < string.quote else { return nil }
    let first = code.skipSpaces(open + 1)
    if code.has("KERN_", at: first) {
      let level = first + 5
      let levelEnd = code.from(level).firstSpace.map { level + $0 } ?? code.count
      // The level reaches to the next space, quotes or not.
      if level < string.quote && string.quote <= levelEnd { return string.quote }
      if levelEnd > level {
        let next = code.skipSpaces(levelEnd)
        if next == string.quote { return string.quote }
        if next == string.start { return string.start }
      }
    }
    let quote = code.firstIndex(of: UInt8(ascii: "\""), from: open)
    return quote == string.quote ? string.quote : nil
  }

  /// Whether the line, or the value of the macro that it defines, is only a string.
  private static func isOnlyString(_ code: ByteView, _ string: TrailingString) -> Bool {
    let first = code.skipSpaces(1)
    if first == string.quote || first == string.start { return true }
    guard string.end == code.count, code[first] == UInt8(ascii: "#") else { return false }
    let directive = code.skipSpaces(first + 1)
    guard code.has("define", at: directive) else { return false }
    let name = code.skipSpaces(directive + 6)
    let nameEnd = code.wordEnd(name)
    guard name > directive + 6, nameEnd > name else { return false }
    let value = code.skipSpaces(nameEnd)
    return value > nameEnd && (value == string.quote || value == string.start)
  }

  /// Whether the line is one name and what ends an argument or a statement.
  private static func isOnlyName(_ code: ByteView) -> Bool {
    let first = code.skipSpaces(1)
    let end = code.wordEnd(first)
    return end > first && code.from(end).bytes.allSatisfy { $0.isSpace || $0.isA(ByteSet(",;)")) }
  }

  /// Whether the line has a macro whose arguments are not broken.
  private static func hasLongMacro(_ code: ByteView) -> Bool {
    var at = 1
    while let found = code.range(ofWordPrefix: "EFI_GUID", from: at) {
      at = found.upperBound
      if code[code.skipSpaces(at)] == UInt8(ascii: "(") { return true }
    }
    let first = code.skipSpaces(1)
    let end = code.wordEnd(first)
    return code[first..<end].contains("DEFINE_PER_CPU")
      || code.has("DEFINE_PER_CPU", at: code.skipSpaces(end))
  }

  /// Whether a URL stands in the line.
  private static func hasURL(_ raw: ByteView) -> Bool {
    var at = 1
    while let colon = raw.firstIndex(of: "://", from: at) {
      at = colon + 1
      guard colon + 3 < raw.count, !raw[colon + 3].isSpace else { continue }
      var start = colon - 1
      while start >= 1 && raw[start].isA(schemeBytes) {
        if raw[start].isUpper || raw[start].isLower, !raw[start - 1].isWord { return true }
        start -= 1
      }
    }
    return false
  }

  private static let schemeBytes = ByteSet.word.union(ByteSet("+-."))

  // MARK: - What goes past the limit

  /// Where the comment starts that ends the line.
  private static func trailingComment(_ code: ByteView) -> Int? {
    var start: Int?
    var at = code.count - 1
    while at >= 0 && (code[at] == .comment || code[at].isSpace) {
      if code[at] == .comment { start = at }
      at -= 1
    }
    return start
  }

  /// Where the string starts that ends the line, with at most the end of a call after it.
  private static func trailingString(_ spaced: ByteView) -> Int? {
    if spaced.last == UInt8(ascii: "\\") {
      let end = spaced.skipSpacesBack(spaced.count - 1)
      return TrailingString(spaced, endingAt: end)?.start
    }
    guard let string = TrailingString(spaced) else { return nil }
    // White space alone must not follow.
    let isBare = spaced.skipSpaces(string.end) >= spaced.count
    return isBare && string.end < spaced.count ? nil : string.start
  }
}

/// A string constant at the end of a line of code, with nothing but `,` or `);` after it.
private struct TrailingString {
  /// Where its opening quote is.
  let quote: Int
  /// Where it starts: the quote, or the `L` or `u` before it.
  let start: Int
  /// After its closing quote.
  let end: Int

  init?(_ code: ByteView) {
    var end = code.skipSpacesBack(code.count)
    if code[end - 1] == UInt8(ascii: ",") {
      end = code.skipSpacesBack(end - 1)
    } else if code[end - 1] == UInt8(ascii: ";") {
      end = code.skipSpacesBack(end - 1)
      guard code[end - 1] == UInt8(ascii: ")") else { return nil }
      end = code.skipSpacesBack(end - 1)
    }
    self.init(code, endingAt: end)
  }

  /// The string whose closing quote stands right before `end`.
  init?(_ code: ByteView, endingAt end: Int) {
    guard end >= 2, code[end - 1] == UInt8(ascii: "\"") else { return nil }
    var at = end - 2
    while code[at] == .blanked || code[at] == UInt8(ascii: "\t") { at -= 1 }
    guard code[at] == UInt8(ascii: "\"") else { return nil }
    quote = at
    let isPrefixed = code[at - 1] == UInt8(ascii: "L") || code[at - 1] == UInt8(ascii: "u")
    start = isPrefixed && !code[at - 2].isWord ? at - 1 : at
    self.end = end
  }
}

extension Message {
  fileprivate static func tooLong(_ length: Int, _ limit: Int) -> Message {
    "line has \(length) columns; break it before column \(limit)"
  }
}
