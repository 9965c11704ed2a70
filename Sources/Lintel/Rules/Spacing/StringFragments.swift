// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags two strings in a row on one line.
enum StringFragments: LineRule {
  static let info = RuleInfo(
    type: "STRING_FRAGMENTS", level: .warning, group: .spacing, fix: .unsafe,
    spot: .texts(["\" \"", "\"\""]),
    why: """
      Two strings side by side are one string to the compiler, but not to somebody who searches \
      for the text.
      """,
    reference: "Documentation/process/coding-style.rst#breaking-long-lines-and-strings",
    examples: [
      Example(
        """
        !	pr_info("not " "ready\\n");
        """, fixed: "+\tpr_info(\"not ready\\n\");"),
      Example(
        """
        +	pr_info("not ready\\n");
        +	pr_info("size " PRIu64 "\\n", size);
        """),
    ])

  static let needs = Needs.anyOf(["\""])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard hasFragments(line.code), out.report(Self.self, .join), out.isFixing else { return }
    var at = 0
    while let range = Grammar.firstString(line.code, from: at) {
      guard line.code[line.code.skipSpaces(range.upperBound)] == UInt8(ascii: "\"") else {
        // The closing quote of one string can open the next.
        at = range.upperBound - 1
        continue
      }
      at = range.upperBound
      let string = line.raw[range]
      out.fixes?.edit(line.index) { join(string, in: &$0) }
    }
  }

  /// Whether another string follows a string.
  private static func hasFragments(_ code: ByteView) -> Bool {
    var at = 0
    while let quote = code.firstIndex(of: UInt8(ascii: "\""), from: at) {
      at = quote + 1
      guard let end = Grammar.string(code, quote) else { continue }
      let next = code.skipSpaces(end)
      if code[next] == UInt8(ascii: "\"") { return true }
      let isPrefix = code[next] == UInt8(ascii: "L") || code[next] == UInt8(ascii: "u")
      if isPrefix && code[next + 1] == UInt8(ascii: "\"") { return true }
    }
    return false
  }

  /// Removes the quotes between the string and the one after it.
  private static func join(_ string: ByteView, in text: inout [UInt8]) {
    let quotes = text.withView { text -> Range<Int>? in
      var at = 0
      while let found = text.firstIndex(of: string, from: at) {
        at = found + 1
        let end = found + string.count
        let next = text.skipSpaces(end)
        if text[next] == UInt8(ascii: "\"") { return (end - 1)..<(next + 1) }
      }
      return nil
    }
    if let quotes { text.replace(quotes, with: .empty) }
  }
}

extension Message {
  fileprivate static let join: Message = "join the strings into one"
}
