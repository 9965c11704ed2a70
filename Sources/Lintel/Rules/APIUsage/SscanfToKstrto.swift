// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a sscanf() that reads nothing but one number.
enum SscanfToKstrto: StatementRule {
  static let info = RuleInfo(
    type: "SSCANF_TO_KSTRTO", level: .warning, group: .apiUsage,
    spot: .texts(["sscanf"]),
    why: """
      kstrtoint() and its siblings read one number, report what is too large and accept nothing \
      after it.
      """,
    examples: [
      Example(
        """
        !	ret = sscanf(text, "%u", &value);
        """),
      Example(
        """
        +	ret = kstrtouint(text, 10, &value);
        +	ret = sscanf(text, "%u:%u", &major, &minor);
        """),
    ])

  static let needs = Needs.anyOf(["sscanf"])

  static func check(
    _ statement: borrowing StatementBlock, _ line: borrowing Line, _ out: inout Reporter
  ) {
    guard line.code.contains(word: "sscanf") else { return }
    let lines = line.rawLines(of: statement)
    let isNumber = lines.withView { lines in
      format(lines.upTo(lines.count - 1), line.grammar).map { isPlainNumber($0) } ?? false
    }
    if isNumber { out.report(Self.self, .convert, show: .custom(lines)) }
  }

  /// The text between the quotes of the first format.
  private static func format(_ text: ByteView, _ grammar: borrowing Grammar) -> ByteView? {
    var at = 0
    while let call = text.range(ofCall: "sscanf", from: at) {
      at = call.upperBound
      var format: ByteView?
      _ = grammar.argument(text, text.skipSpaces(at) + 1) { source in
        let comma = text.skipSpaces(source.value.upperBound)
        let quote = text.skipSpaces(comma + 1)
        guard text[comma] == UInt8(ascii: ","), text[quote] == UInt8(ascii: "\""),
          let end = text.firstIndex(of: UInt8(ascii: "\""), from: quote + 1), end > quote + 1
        else { return false }
        format = text[(quote + 1)..<end]
        return true
      }
      if let format { return format }
    }
    return nil
  }

  private static let letters = ByteSet("udxiUDXI")

  /// Whether the format is one conversion of an integer, its length before it or after.
  private static func isPlainNumber(_ format: ByteView) -> Bool {
    guard format[0] == UInt8(ascii: "%"), format.count > 1 else { return false }
    var conversion = format.from(1)
    let startsWithLetter = conversion[0].isA(letters)
    let endsWithLetter = conversion.last.isA(letters)
    if startsWithLetter {
      conversion = conversion.from(1)
    } else if endsWithLetter {
      conversion = conversion.upTo(conversion.count - 1)
    }
    return conversion.isEmpty || isLength(conversion)
  }

  /// Whether the text is `l`, `ll`, `h`, `hh` or `lh`.
  private static func isLength(_ text: ByteView) -> Bool {
    let first = text[0].lowercased
    if first != UInt8(ascii: "l") && first != UInt8(ascii: "h") { return false }
    if text.count == 1 { return true }
    let second = text[1].lowercased
    return text.count == 2
      && (second == UInt8(ascii: "h") || first == UInt8(ascii: "l") && second == UInt8(ascii: "l"))
  }
}

extension Message {
  fileprivate static let convert: Message = "read a single number with kstrtoint() or a sibling"
}
