// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags structures of operations that are not const.
enum ConstStruct: LineRule {
  static let info = RuleInfo(
    type: "CONST_STRUCT", level: .warning, group: .functions,
    why: """
      A table of function pointers that nobody changes belongs in read-only memory, where an attacker \
      cannot redirect it. The structures that are nearly always const are listed in \
      scripts/const_structs.checkpatch.
      """,
    examples: [
      Example(
        """
        !static struct file_operations example_fops = {
        """),
      Example(
        """
        +static const struct file_operations example_fops = {
        +struct file_operations {
        """),
    ])

  static let needs = Needs.anyOf(["struct"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    var at = 0
    while let keyword = code.range(ofWord: "struct", from: at) {
      at = keyword.upperBound
      let start = code.skipSpaces(at)
      let end = code.wordEnd(start)
      let next = code[code.skipSpaces(end)]
      guard start > at, end > start, next != UInt8(ascii: "{"),
        !(line.has(.constForward) && next == UInt8(ascii: ";")),
        line.services.constStructs.contains(code[start..<end])
      else { continue }
      if code.contains(word: "const") { return }
      out.report(Self.self, .shouldBeConst(code[start..<end]))
      return
    }
  }
}

extension Message {
  fileprivate static func shouldBeConst(_ tag: ByteView) -> Message { "make struct \(tag) const" }
}
