// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a string that touches the name next to it.
enum ConcatenatedString: LineRule {
  static let info = RuleInfo(
    type: "CONCATENATED_STRING", level: .check, group: .spacing, fix: .layout,
    why: """
      A string and a macro that stand side by side become one string. A space between them shows \
      where each of them ends.
      """,
    examples: [
      Example(
        """
        !	pr_info("size "PRIu64"\\n", size);
        """, strict: true, fixed: "+\tpr_info(\"size \" PRIu64 \"\\n\", size);"),
      Example(
        """
        +	pr_info("size " PRIu64 "\\n", size);
        +	wide = L"text";
        """, strict: true),
    ])

  static let needs = Needs.anyOf(["\""])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard touchesName(line.code), out.report(Self.self, .spaces), out.isFixing else { return }
    var at = 0
    while let range = Grammar.firstString(line.code, from: at) {
      at = range.upperBound
      if line.options.precise {
        separate(range, line, &out)
        continue
      }
      let string = line.raw[range]
      out.fixes?.edit(line.index) { separate(string, in: &$0) }
    }
  }

  /// Whether a string on the line has a name next to it.
  private static func touchesName(_ code: ByteView) -> Bool {
    var at = 0
    var before: Range<Int>?
    while let quote = code.firstIndex(of: UInt8(ascii: "\""), from: at) {
      at = quote + 1
      guard let end = Grammar.string(code, quote) else { continue }
      if code[end].isUpper || code[end] == UInt8(ascii: "_") { return true }
      if before == nil && code[quote - 1].isWord { before = code.wordStart(quote)..<quote }
    }
    // Only the first name before a string counts; L and u are part of the string.
    guard let before else { return false }
    let name = code[before]
    return !name.equals("L") && !name.equals("u")
  }

  /// Puts a space on each side of the string at `range` where it touches a name that is not part of
  /// it.
  private static func separate(
    _ range: Range<Int>, _ line: borrowing Line, _ out: inout Reporter
  ) {
    let code = line.code
    for edge in [range.lowerBound, range.upperBound] {
      guard code[edge == range.lowerBound ? edge - 1 : edge].isWord else { continue }
      let word = code[code.wordStart(edge)..<edge]
      if edge == range.lowerBound, isPrefix(word) { continue }
      out.fixes?.replace(edge..<edge, in: line.index, with: [UInt8(ascii: " ")]) { _ in }
    }
  }

  /// Whether the word belongs to the string after it.
  private static func isPrefix(_ word: ByteView) -> Bool {
    word.equals("L") || word.equals("u") || word.equals("U") || word.equals("u8")
  }

  /// Puts a space on each side of the string where it touches a name.
  private static func separate(_ string: ByteView, in text: inout [UInt8]) {
    let after = text.withView { text in
      index(of: string, in: text) { text[$0 + string.count].isWord }
    }
    if let after { text.insert(UInt8(ascii: " "), at: after + string.count) }
    let front = text.withView { text in index(of: string, in: text) { text[$0 - 1].isWord } }
    if let front { text.insert(UInt8(ascii: " "), at: front) }
  }

  private static func index(
    of string: ByteView, in text: ByteView, where fits: (Int) -> Bool
  ) -> Int? {
    var at = 0
    while let found = text.firstIndex(of: string, from: at) {
      if fits(found) { return found }
      at = found + 1
    }
    return nil
  }
}

extension Message {
  fileprivate static let spaces: Message = "put spaces between the string and the name next to it"
}
