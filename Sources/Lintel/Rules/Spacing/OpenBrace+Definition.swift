// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension OpenBrace {
  /// Flags the brace of an enum, union or struct that is not on the line of the keyword.
  enum Definition: LineRule {
    static let info = OpenBrace.info

    static let examples: [Example] = [
      Example(
        """
        +struct example
        !{
        +	int member;
        +};
        """, fixed: "+struct example {\n+\tint member;\n+};"),
      Example(
        """
        +typedef enum
        !{ FIRST,
        +	SECOND,
        +};
        """, fixed: "+typedef enum {\n+\tFIRST,\n+\tSECOND,\n+};"),
      Example(
        """
        +struct example {
        +	int member;
        +};
        """),
    ]

    static let needs = Needs.anyLine
    static let needsAtStart: LineTraits = "{"

    static func check(_ line: borrowing Line, _ out: inout Reporter) {
      guard line.code[line.code.skipSpaces(1)] == UInt8(ascii: "{"),
        let keyword = definition(line.previous)
      else { return }
      guard out.report(Self.self, .sameLine(keyword), show: .withPrevious), out.isFixing,
        line.previous[0] == UInt8(ascii: "+"), line.isAdded
      else { return }
      out.fixes?.delete(line.index - 1)
      out.fixes?.delete(line.index)
      var head = line.previousRaw.bytes
      head.trimEnd()
      out.fixes?.insert(head + ByteView(" {").bytes, before: line.index)
      let raw = line.raw
      let brace = raw.skipSpaces(1)
      guard raw[brace] == UInt8(ascii: "{") else { return }
      let rest = raw.from(raw.skipSpaces(brace + 1))
      guard !rest.isEmpty || raw[0] != UInt8(ascii: "+") else { return }
      let indented = raw.upTo(brace).bytes + [UInt8(ascii: "\t")] + rest.bytes
      out.fixes?.insert(indented, before: line.index)
    }

    /// The keyword of a line that is nothing but the start of a definition.
    private static func definition(_ code: ByteView) -> ByteView? {
      guard !code.isEmpty, let keyword = DefinitionHead.keyword(code) else { return nil }
      var end = keyword.upperBound
      let name = code.skipSpaces(end)
      if name > end, let nameEnd = Grammar.identifier(code, name) { end = nameEnd }
      return code.skipSpaces(end) >= code.count ? code[keyword] : nil
    }
  }
}

/// Reads the start of a line that defines an enum, union or struct.
enum DefinitionHead {
  /// The keyword after white space and an optional typedef; a word may go on after it.
  static func keyword(_ code: ByteView) -> Range<Int>? {
    var at = code.skipSpaces(1)
    if code.has("typedef", at: at), code[at + 7].isSpace { at = code.skipSpaces(at + 7) }
    if code.has("enum", at: at) { return at..<(at + 4) }
    if code.has("union", at: at) { return at..<(at + 5) }
    return code.has("struct", at: at) ? at..<(at + 6) : nil
  }
}

extension Message {
  fileprivate static func sameLine(_ keyword: ByteView) -> Message {
    "move the brace to the line of the \(keyword)"
  }
}
