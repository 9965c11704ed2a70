// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension OpenBrace {
  /// Flags the brace of an initialiser that is not on the line of its equals sign.
  enum Initializer: LineRule {
    static let info = OpenBrace.info

    static let examples: [Example] = [
      Example(
        """
        +static const int sizes[] =
        !{
        +	1, 2,
        +};
        """, fixed: "+static const int sizes[] = {\n+\n+\t1, 2,\n+};"),
      Example(
        """
        +static const int sizes[] = {
        +	1, 2,
        +};
        """),
    ]

    static let needs = Needs.anyLine
    static let needsAtStart: LineTraits = "{"
    static let needsAbove: LineTraits = "="

    static func check(_ line: borrowing Line, _ out: inout Reporter) {
      let code = line.code
      let brace = code.skipSpaces(1)
      guard code[brace] == UInt8(ascii: "{"), endsInAssignment(line.previous) else { return }
      guard out.report(Self.self, .ownLine, show: .withPrevious), out.isFixing,
        line.previous[0] == UInt8(ascii: "+")
      else { return }
      out.fixes?.delete(line.index - 1)
      out.fixes?.delete(line.index)
      out.fixes?.insert(joined(line.previousRaw), before: line.index)
      let rest = code.from(code.skipSpaces(brace + 1))
      // The script leaves an empty line for the brace.
      if line.options.precise, rest.isEmpty { return }
      out.fixes?.insert(code.upTo(brace).bytes + rest.bytes, before: line.index)
    }

    /// Whether the line ends in a single equals sign.
    private static func endsInAssignment(_ code: ByteView) -> Bool {
      let end = code.skipSpacesBack(code.count)
      return code[end - 1] == UInt8(ascii: "=") && code[end - 2] != UInt8(ascii: "=")
    }

    /// The line with the brace after its equals sign; unchanged where a comment follows the sign.
    private static func joined(_ raw: ByteView) -> [UInt8] {
      let end = raw.skipSpacesBack(raw.count)
      guard raw[end - 1] == UInt8(ascii: "=") else { return raw.bytes }
      var text = raw.upTo(raw.skipSpacesBack(end - 1)).bytes
      text += ByteView(" = {").bytes
      return text
    }
  }
}

extension Message {
  fileprivate static let ownLine: Message = "move the brace to the end of the line before"
}
