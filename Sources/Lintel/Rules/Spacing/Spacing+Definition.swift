// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension Spacing {
  /// Flags a missing space between the name of a union, struct or enum and what follows it.
  enum Definition: LineRule {
    static let info = Spacing.info

    static let examples: [Example] = [
      Example(
        """
        !struct example{
        !enum kind value= KIND_NONE;
        """, fixed: "+struct example {\n+enum kind value = KIND_NONE;"),
      Example(
        """
        +struct example {
        +enum kind value = KIND_NONE;
        """),
    ]

    static let needs = Needs.anyOf(["enum", "union", "struct"])

    static func check(_ line: borrowing Line, _ out: inout Reporter) {
      guard let end = nameEnd(line.code) else { return }
      guard out.report(Self.self, level: .warning, .space(line.code[end])), out.isFixing else {
        return
      }
      out.fixes?.replace(end..<end, in: line.index, with: [UInt8(ascii: " ")]) { text in
        if let end = text.withView({ nameEnd($0) }) { text.insert(UInt8(ascii: " "), at: end) }
      }
    }

    /// Where one or two names after the keyword end right before a brace or equals sign.
    private static func nameEnd(_ code: ByteView) -> Int? {
      guard let keyword = DefinitionHead.keyword(code) else { return nil }
      var end = keyword.upperBound
      for _ in 0..<2 {
        let name = code.skipSpaces(end)
        guard name > end, let nameEnd = Grammar.identifier(code, name) else { return nil }
        end = nameEnd
        if code[end] == UInt8(ascii: "{") || code[end] == UInt8(ascii: "=") { return end }
      }
      return nil
    }
  }
}

extension Message {
  fileprivate static func space(_ byte: UInt8) -> Message {
    "put a space before '\(byte: byte)'"
  }
}
