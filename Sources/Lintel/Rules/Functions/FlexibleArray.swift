// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a last member of no or one element that stands for many.
enum FlexibleArray: LineRule {
  static let info = RuleInfo(
    type: "FLEXIBLE_ARRAY", level: .error, group: .functions, fix: .unsafe,
    why: """
      The compiler checks the bounds of a flexible array member, and sizeof() is right with one. \
      Arrays of zero or one element that stand for more defeat both.
      """,
    reference: "Documentation/process/deprecated.rst#zero-length-and-one-element-arrays",
    examples: [
      Example(
        """
        +	u8 data[0];
        !};
        """,
        fixed: """
          +	u8 data[];
          +};
          """),
      Example(
        """
        +	u8 data[];
        +};
        """),
    ])

  static let needs = Needs.anyOf(["}"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard endsStructure(line.spaced),
      let size = lastMemberSize(line.previous, line.grammar)
    else { return }
    let isZero = line.previous[size] == UInt8(ascii: "0")
    if out.report(Self.self, .lastMember, show: .withPrevious), isZero, out.isFixing {
      out.fixes?.edit(line.index - 1) { text in
        let brackets = text.withView { FlexibleArray.zeroBrackets($0) }
        if let brackets { text.replace(brackets, with: ByteView("[]")) }
      }
    }
  }

  /// Whether the line is `};`, with `__packed` or without.
  private static func endsStructure(_ code: ByteView) -> Bool {
    guard code[0] == UInt8(ascii: "+") || code[0] == UInt8(ascii: " ") else { return false }
    let brace = code.skipSpaces(1)
    guard code[brace] == UInt8(ascii: "}") else { return false }
    var at = code.skipSpaces(brace + 1)
    if code.has("__packed", at: at) { at = code.skipSpaces(at + 8) }
    return code[at] == UInt8(ascii: ";") && code.skipSpaces(at + 1) >= code.count
  }

  /// Where the size of the array is that the line declares, if it is 0 or 1.
  private static func lastMemberSize(_ code: ByteView, _ grammar: borrowing Grammar) -> Int? {
    guard code[0] == UInt8(ascii: "+") else { return nil }
    let start = code.skipSpaces(1)
    if code[start] == UInt8(ascii: "}") {
      var at = code.skipSpaces(start + 1)
      if code.has("__packed", at: at), let size = size(code, code.skipSpaces(at + 8)) {
        return size
      }
      at = code.skipSpaces(start + 1)
      return size(code, at)
    }
    var found: Int?
    _ = grammar.type(code, start) { end in
      found = size(code, code.skipSpaces(end))
      return found != nil
    }
    return found
  }

  /// Where the size of `name[size];` is, if it is 0 or 1 and ends the line.
  private static func size(_ code: ByteView, _ at: Int) -> Int? {
    guard let end = Grammar.identifier(code, at) else { return nil }
    let open = code.skipSpaces(end)
    let size = code.skipSpaces(open + 1)
    let close = code.skipSpaces(size + 1)
    let semicolon = code.skipSpaces(close + 1)
    guard code[open] == UInt8(ascii: "["), code[close] == UInt8(ascii: "]"),
      code[size] == UInt8(ascii: "0") || code[size] == UInt8(ascii: "1"),
      code[semicolon] == UInt8(ascii: ";"), code.skipSpaces(semicolon + 1) >= code.count
    else { return nil }
    return size
  }

  /// The first `[0]` of a line.
  private static func zeroBrackets(_ text: ByteView) -> Range<Int>? {
    var at = 0
    while let open = text.firstIndex(of: UInt8(ascii: "["), from: at) {
      at = open + 1
      let zero = text.skipSpaces(at)
      let close = text.skipSpaces(zero + 1)
      if text[zero] == UInt8(ascii: "0") && text[close] == UInt8(ascii: "]") {
        return open..<(close + 1)
      }
    }
    return nil
  }
}

extension Message {
  fileprivate static let lastMember: Message =
    """
    make the last member a flexible array, name[]; see \
    https://docs.kernel.org/process/deprecated.html#zero-length-and-one-element-arrays
    """
}
