// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags `return sysfs_emit()` whose text does not end its line.
enum SysfsEmit: LineRule {
  static let info = RuleInfo(
    type: "SYSFS_EMIT", level: .warning, group: .apiUsage, fix: .unsafe,
    why: "A sysfs file holds a line, and a line ends in a newline.",
    reference: "Documentation/filesystems/sysfs.rst",
    examples: [
      Example(
        """
        !	return sysfs_emit(buf, "%d", value);
        """,
        fixed: """
          +	return sysfs_emit(buf, "%d\\n", value);
          """),
      Example(
        """
        +	return sysfs_emit(buf, "%d\\n", value);
        """),
    ])

  static let needs = Needs.anyOf(["sysfs_emit"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard let format = format(line.code, line.grammar) else { return }
    guard !line.raw[format].hasSuffix("\\n\"") else { return }
    if out.report(Self.self, .noNewline), out.isFixing {
      let end = format.upperBound - 1..<format.upperBound - 1
      out.fixes?.replace(end, in: line.index, with: ByteView("\\n").bytes) {
        $0.replace(end, with: ByteView("\\n"))
      }
    }
  }

  /// Where the format string of a returned call is.
  private static func format(_ code: ByteView, _ grammar: borrowing Grammar) -> Range<Int>? {
    var at = 0
    while let keyword = code.range(ofWordPrefix: "return", from: at) {
      at = keyword.upperBound
      let name = code.skipSpaces(at)
      guard name > at, code.has("sysfs_emit", at: name) else { continue }
      let open = code.skipSpaces(name + 10)
      guard code[open] == UInt8(ascii: "(") else { continue }
      var format: Range<Int>?
      _ = grammar.argument(code, open + 1) { argument in
        let comma = code.skipSpaces(argument.value.upperBound)
        guard code[comma] == UInt8(ascii: ",") else { return false }
        let start = code.skipSpaces(comma + 1)
        format = Grammar.string(code, start).map { start..<$0 }
        return format != nil
      }
      if let format { return format }
    }
    return nil
  }
}

extension Message {
  fileprivate static let noNewline: Message = "end the text of sysfs_emit() with \\n"
}
