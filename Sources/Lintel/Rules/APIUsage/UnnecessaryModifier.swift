// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags `%hd`, `%hhx` and the like in messages.
enum UnnecessaryModifier: StatementRule {
  static let info = RuleInfo(
    type: "UNNECESSARY_MODIFIER", level: .warning, group: .apiUsage, fix: .unsafe,
    why: """
      An argument that is smaller than an int is passed as an int. The plain conversion prints it \
      right.
      """,
    reference: "Documentation/core-api/printk-formats.rst",
    examples: [
      Example(
        """
        !	pr_info("channel %hhu\\n", channel);
        """, fixed: "+\tpr_info(\"channel %u\\n\", channel);"),
      Example(
        """
        !	printf("channel %hhu\\n", channel);
        """, fixed: "+\tprintf(\"channel %u\\n\", channel);", options: ["--compat=u-boot"]),
      Example(
        """
        +	pr_info("channel %u\\n", channel);
        +	sscanf(text, "%hhu", &channel);
        """),
    ])

  static let needs = Needs.anyOf(Grammar.loggingNameParts)
  static let needsInCode: [LineTraits] = ["("]

  static func check(
    _ statement: borrowing StatementBlock, _ line: borrowing Line, _ out: inout Reporter
  ) {
    guard statement.text.contains(UInt8(ascii: "\"")),
      Grammar.loggingCall(line.code, inUBoot: line.has(.uBootLogging)) != nil
    else {
      return
    }
    let lineCount = statement.text.occurrences(of: UInt8(ascii: "\n")) + 1
    var shown: [UInt8] = []
    var isInStrings = false
    for below in 0..<lineCount {
      let raw = line.rawBelow(below)
      var at = 0
      if !isInStrings {
        guard let quote = raw.firstIndex(of: UInt8(ascii: "\"")) else { continue }
        isInStrings = true
        at = quote
      }
      while let found = shortConversion(raw, from: at) {
        at = found.upperBound
        if shown.isEmpty { shown = line.shownLines(of: statement) }
        let conversion = raw[found]
        guard out.report(Self.self, .short(conversion), show: .custom(shown)), out.isFixing else {
          continue
        }
        fix(conversion, line.index + below, &out)
      }
    }
  }

  private static let flags = ByteSet("#.*-").union(.digit)
  private static let letters = ByteSet("idux")

  /// The first conversion with an h at or after `start`.
  private static func shortConversion(_ raw: ByteView, from start: Int) -> Range<Int>? {
    var at = start
    while let percent = raw.firstIndex(of: UInt8(ascii: "%"), from: at) {
      at = percent + 1
      let modifiers = raw.skip(flags, at)
      let letter = raw.skip(ByteSet("h"), modifiers)
      if letter > modifiers && raw[letter].isA(letters) { return percent..<(letter + 1) }
    }
    return nil
  }

  /// Removes the modifiers from the first such conversion of an added line.
  private static func fix(_ conversion: ByteView, _ index: Int, _ out: inout Reporter) {
    out.fixes?.edit(index) { text in
      guard text.first == UInt8(ascii: "+") else { return }
      let plain = conversion.bytes.filter { $0 != UInt8(ascii: "h") }
      plain.withView { _ = text.replaceFirst(conversion, with: $0) }
    }
  }
}

extension Message {
  fileprivate static func short(_ conversion: ByteView) -> Message {
    "remove the h from \(conversion)"
  }
}
