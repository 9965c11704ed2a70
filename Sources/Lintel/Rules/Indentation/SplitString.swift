// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a string that goes on in the next line.
enum SplitString: HunkRule {
  static let info = RuleInfo(
    type: "SPLIT_STRING", level: .warning, group: .indentation, fix: .unsafe,
    spot: .texts(["\""]),
    why: """
      Whoever sees a message searches the source for it, and does not find a text that is in two \
      pieces. A string may be longer than a line. It may go on in the next line after a newline \
      escape, a semicolon or an open brace, as assembler code does.
      """,
    reference: "Documentation/process/coding-style.rst#breaking-long-lines-and-strings",
    examples: [
      Example(
        """
        +	pr_info("the device did not "
        !		"answer\\n");
        """, fixed: "+\tpr_info(\"the device did not answer\\n\");"),
      Example(
        """
        +	pr_info("the device did not answer\\n"
        +		"trying again\\n");
        """),
    ])

  /// What a fix did.
  struct Memory {
    /// The last line whose string was joined with the one before.
    var lastJoined = -1
  }

  static let needs = Needs.anyOf(["\""])

  static func check(
    _ line: borrowing Line, _ memory: inout RuleMemory, _ out: inout Reporter
  ) {
    let start = line.code.skipSpaces(1)
    guard line.isAdded, let end = Grammar.string(line.code, start),
      closingQuote(line.previous) != nil, !mayBreak(line.previousRaw),
      out.report(Self.self, .split, show: .withPrevious), out.isFixing,
      line.previousRaw[0] == UInt8(ascii: "+"), let quote = closingQuote(line.previousRaw),
      memory.hunk.splitString.lastJoined != line.number - 1
    else { return }
    let string = line.raw[start..<end]
    let tail = callEnd(line.raw, after: string)
    out.fixes?.delete(line.index - 1)
    out.fixes?.delete(line.index)
    let joined = line.previousRaw.upTo(quote).bytes + string.from(1).bytes + tail.trimmed.bytes
    out.fixes?.insert(joined, before: line.index - 1)
    var rest = line.raw.bytes
    (string.bytes + tail.bytes).withView { _ = rest.replaceFirst($0, with: .empty) }
    let isEmpty = rest.withView { $0[$0.skipSpacesBack($0.count) - 1] == UInt8(ascii: "+") }
    if !isEmpty { out.fixes?.insert(rest, before: line.index) }
    memory.hunk.splitString.lastJoined = line.number
  }

  /// Where the quote stands that ends the line.
  private static func closingQuote(_ line: ByteView) -> Int? {
    let end = line.skipSpacesBack(line.count)
    return end > 0 && line[end - 1] == UInt8(ascii: "\"") ? end - 1 : nil
  }

  /// Whether the string at the end of the line ends such that a new line is fine.
  private static func mayBreak(_ line: ByteView) -> Bool {
    guard let quote = closingQuote(line) else { return false }
    let last = line[quote - 1]
    if last == UInt8(ascii: "n") || last == UInt8(ascii: "t") || last == UInt8(ascii: "r") {
      return line[quote - 2] == UInt8(ascii: "\\")
    }
    let end = line[line.skipSpacesBack(quote) - 1]
    if end == UInt8(ascii: ";") || end == UInt8(ascii: "{") { return true }
    return endsInNumericEscape(line, quote)
  }

  /// Whether an octal escape of up to three digits or a hexadecimal one of up to two ends at `end`.
  private static func endsInNumericEscape(_ line: ByteView, _ end: Int) -> Bool {
    for digits in 1...3 {
      guard line[end - digits] &- UInt8(ascii: "0") < 8 else { break }
      if line[end - digits - 1] == UInt8(ascii: "\\") { return true }
    }
    for digits in 1...2 {
      guard line[end - digits].isHexDigit else { break }
      if line.has("\\x", at: end - digits - 2) { return true }
    }
    return false
  }

  /// What ends the call or the argument after the string: `);` at the end of the line, or a comma.
  private static func callEnd(_ line: ByteView, after string: ByteView) -> ByteView {
    var from = 0
    while let found = line.firstIndex(of: string, from: from) {
      from = found + 1
      let start = found + string.count
      let sign = line.skipSpaces(start)
      if line[sign] == UInt8(ascii: ",") { return line[start..<line.skipSpaces(sign + 1)] }
      let semicolon = line.skipSpaces(sign + 1)
      if line[sign] == UInt8(ascii: ")"), line[semicolon] == UInt8(ascii: ";"),
        line.skipSpaces(semicolon + 1) >= line.count
      {
        return line.from(start)
      }
    }
    return .empty
  }
}

extension Message {
  fileprivate static let split: Message = "keep the string on one line, so that it can be found"
}
