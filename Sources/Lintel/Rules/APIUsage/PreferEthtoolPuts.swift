// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags ethtool_sprintf() with nothing to format.
enum PreferEthtoolPuts: LineRule {
  static let info = RuleInfo(
    type: "PREFER_ETHTOOL_PUTS", level: .warning, group: .apiUsage, fix: .unsafe,
    reads: [.comments],
    spot: .texts(["ethtool_sprintf"]),
    why: "ethtool_puts() copies a string as it is, also one that is not known to be a format.",
    examples: [
      Example(
        """
        !	ethtool_sprintf(&data, names[index]);
        !	ethtool_sprintf(&data, "%s", names[index]);
        """,
        fixed: """
          +	ethtool_puts(&data, names[index]);
          +	ethtool_puts(&data, names[index]);
          """, options: ["--precise"]),
      Example(
        """
        +	ethtool_puts(&data, names[index]);
        +	ethtool_sprintf(&data, "queue %d", index);
        """),
    ])

  static let needs = Needs.anyOf(["ethtool_sprintf"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    if firstCall(line.code, closed: true, format: false, line.grammar) != nil,
      out.report(Self.self, .plain)
    {
      fix(line, format: false, &out)
    }
    if firstCall(line.raw, closed: true, format: true, line.grammar) != nil,
      out.report(Self.self, .onlyString)
    {
      fix(line, format: true, &out)
    }
  }

  private static func fix(_ line: borrowing Line, format: Bool, _ out: inout Reporter) {
    guard let text = out.fixes?[line.index] else { return }
    let fixed = text.withView { text -> [UInt8]? in
      guard let call = firstCall(text, closed: false, format: format, line.grammar) else {
        return nil
      }
      var fixed = text.upTo(call.name).bytes + ByteView("ethtool_puts(").bytes
      fixed += text[call.buffer].bytes + ByteView(", ").bytes + text[call.string].bytes
      // The parenthesis after the string closes the new call as well; checkpatch.pl doubles it.
      if !line.options.precise { fixed.append(UInt8(ascii: ")")) }
      return fixed + text.from(call.string.upperBound).bytes
    }
    if let fixed { out.fixes?[line.index] = fixed }
  }

  /// A call with a buffer and a string.
  private struct Call {
    var name = 0
    var buffer = 0..<0
    var string = 0..<0
  }

  /// The first call with a buffer, where wanted the format `"%s"`, and one more argument, after
  /// which a `closed` one ends.
  private static func firstCall(
    _ text: ByteView, closed: Bool, format: Bool, _ grammar: borrowing Grammar
  ) -> Call? {
    var call = Call()
    var at = 0
    while let name = text.range(ofCall: "ethtool_sprintf", from: at) {
      at = name.upperBound
      call.name = name.lowerBound
      let first = text.skipSpaces(text.skipSpaces(at) + 1)
      let found = grammar.argument(text, first) { buffer in
        call.buffer = first..<buffer.value.upperBound
        var comma = text.skipSpaces(buffer.value.upperBound)
        guard text[comma] == UInt8(ascii: ",") else { return false }
        if format {
          let quote = text.skipSpaces(comma + 1)
          comma = text.skipSpaces(quote + 4)
          guard text.has("\"%s\"", at: quote), text[comma] == UInt8(ascii: ",") else {
            return false
          }
        }
        let second = text.skipSpaces(comma + 1)
        return grammar.argument(text, second) { string in
          call.string = second..<string.value.upperBound
          return !closed || text[text.skipSpaces(string.value.upperBound)] == UInt8(ascii: ")")
        }
      }
      if found { return call }
    }
    return nil
  }
}

extension Message {
  fileprivate static let plain: Message = "use ethtool_puts() for a string without a format"
  fileprivate static let onlyString: Message = "use ethtool_puts() in place of the format \"%s\""
}
