// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags seq_printf() with nothing to format.
enum PreferSeqPuts: LineRule {
  static let info = RuleInfo(
    type: "PREFER_SEQ_PUTS", level: .warning, group: .apiUsage, fix: .unsafe,
    spot: .texts(["seq_printf"]),
    why: "seq_puts() writes a string as it is, without a search for conversions.",
    reference: "Documentation/filesystems/seq_file.rst",
    examples: [
      Example(
        """
        !	seq_printf(file, "done\\n");
        """, fixed: "+\tseq_puts(file, \"done\\n\");"),
      Example(
        """
        +	seq_puts(file, "done\\n");
        +	seq_printf(file, "%d\\n", count);
        """),
    ])

  static let needs = Needs.anyOf(["seq_printf"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard let call = line.spaced.range(ofCall: "seq_printf"),
      let quote = lastQuote(line.spaced), quote > line.spaced.skipSpaces(call.upperBound)
    else { return }
    if let string = Grammar.firstString(line.code), hasConversion(line.raw[string]) { return }
    guard out.report(Self.self, .plain), out.isFixing else { return }
    out.fixes?.edit(line.index) { text in
      if let found = text.withView({ $0.range(ofWord: "seq_printf") }) {
        text.replace(found, with: ByteView("seq_puts"))
      }
    }
  }

  /// The quote that only a closing parenthesis and a semicolon follow.
  private static func lastQuote(_ code: ByteView) -> Int? {
    let semicolon = code.skipSpacesBack(code.count) - 1
    let close = code.skipSpacesBack(semicolon) - 1
    let quote = code.skipSpacesBack(close) - 1
    guard code[semicolon] == UInt8(ascii: ";"), code[close] == UInt8(ascii: ")"),
      code[quote] == UInt8(ascii: "\"")
    else { return nil }
    return quote
  }

  /// Whether the format has a percent sign that is no `%%`.
  private static func hasConversion(_ format: ByteView) -> Bool {
    var at = 0
    while let percent = format.firstIndex(of: UInt8(ascii: "%"), from: at) {
      if format[percent + 1] != UInt8(ascii: "%") { return true }
      at = percent + 2
    }
    return false
  }
}

extension Message {
  fileprivate static let plain: Message = "use seq_puts() for a string without conversions"
}
