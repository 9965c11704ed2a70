// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a table of device ids without an empty entry at its end.
enum MissingSentinel: StatementRule {
  static let info = RuleInfo(
    type: "MISSING_SENTINEL", level: .error, group: .others,
    why: """
      The code that matches devices knows no size: it goes through a table of device ids until it \
      meets an empty entry. Without one it reads on past the table.
      """,
    examples: [
      Example(
        """
        !static const struct of_device_id example_ids[] = {
        +	{ .compatible = "example,device" },
        +};
        """),
      Example(
        """
        +static const struct of_device_id example_ids[] = {
        +	{ .compatible = "example,device" },
        +	{ }
        +};
        +static const struct pcmcia_device_id other_ids[] = {
        +	PCMCIA_DEVICE_MANF_CARD(0x1234, 0x5678),
        +	PCMCIA_DEVICE_NULL
        +};
        """),
      Example(
        """
        +static const struct of_device_id example_ids[] = {
        +	{ .compatible = "example,device" },
        +};
        """, options: ["--compat=6.12"]),
    ])

  static let variant: Variant? = .missingSentinel
  static let needs = Needs.anyOf(["_device_id"])
  static let needsInCode: [LineTraits] = ["["]

  static func check(
    _ statement: borrowing StatementBlock, _ line: borrowing Line, _ out: inout Reporter
  ) {
    guard startsTable(line.code) else { return }
    let hasEnd = bareText(statement.text).withView { text in
      ends.contains { text.hasSuffix($0) }
    }
    if !hasEnd { out.report(Self.self, .endless, show: .custom(statement.shown)) }
  }

  /// How a table ends that has an empty entry, once what is empty was left out.
  private static let ends: [StaticString] = [
    "{}};", "{{}}};", "NULL};", "ISAPNP_DEVICE_SINGLE_END}};", "ISAPNP_CARD_END}};",
    "PCMCIA_DEVICE_NULL};",
  ]

  /// Whether an array of ids without a size starts in the line, with its first brace.
  private static func startsTable(_ code: ByteView) -> Bool {
    var at = 0
    while let keyword = code.firstIndex(of: "struct", from: at) {
      at = keyword + 6
      let type = code.skipSpaces(at)
      let typeEnd = code.wordEnd(type)
      let tag = code[type..<typeEnd]
      guard type > at, tag[0].isLower, tag.hasSuffix("_device_id") else { continue }
      let name = code.skipSpaces(typeEnd)
      let nameEnd = code.wordEnd(name)
      let open = code.skipSpaces(nameEnd)
      let close = code.skipSpaces(open + 1)
      let equals = code.skipSpaces(close + 1)
      if name > typeEnd, nameEnd > name, code[open] == UInt8(ascii: "["),
        code[close] == UInt8(ascii: "]"), code[equals] == UInt8(ascii: "="),
        code[code.skipSpaces(equals + 1)] == UInt8(ascii: "{")
      {
        return true
      }
    }
    return false
  }

  /// The statement without markers, continuations, white space, comments, commas, zeros, empty
  /// strings and the names of members that are set.
  private static func bareText(_ text: ByteView) -> [UInt8] {
    var bare: [UInt8] = []
    bare.reserveCapacity(text.count)
    var at = 1
    while at < text.count {
      let byte = text[at]
      if byte == UInt8(ascii: "\n") {
        at += 2
      } else if text.has("\"\"", at: at) || text.has("\\\n", at: at) {
        at += text[at] == UInt8(ascii: "\\") ? 1 : 2
      } else if text.has("0x0", at: at) {
        at += 3
      } else {
        if !byte.isSpace && byte != .comment && byte != UInt8(ascii: ",")
          && byte != UInt8(ascii: "0")
        {
          bare.append(byte)
        }
        at += 1
      }
    }
    return withoutMembers(bare)
  }

  private static func withoutMembers(_ bare: [UInt8]) -> [UInt8] {
    bare.withView { text in
      var kept: [UInt8] = []
      var at = 0
      while at < text.count {
        if text[at] == UInt8(ascii: "."), let end = Grammar.identifier(text, at + 1),
          text[end] == UInt8(ascii: "=")
        {
          at = end + 1
        } else {
          kept.append(text[at])
          at += 1
        }
      }
      return kept
    }
  }
}

extension Message {
  fileprivate static let endless: Message = "end the table of ids with an empty entry"
}
