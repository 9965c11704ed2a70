// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags gcc's old name for the name of the current function.
enum UseFunc: LineRule {
  static let info = RuleInfo(
    type: "USE_FUNC", level: .warning, group: .macros,
    fix: .sameMeaning(adds: ["__func__"], removes: ["__FUNCTION__"]),
    why: "__FUNCTION__ is a gcc extension from before C99; __func__ is the standard's name.",
    examples: [
      Example(
        """
        !	pr_debug("%s\\n", __FUNCTION__);
        """,
        fixed: """
          +	pr_debug("%s\\n", __func__);
          """),
      Example(
        """
        +	pr_debug("%s\\n", __func__);
        """),
    ])

  static let needs = Needs.anyOf(["__FUNCTION__"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.code.contains(word: "__FUNCTION__") else { return }
    guard out.report(Self.self, .oldName), out.isFixing else { return }
    guard line.options.precise else {
      out.fixes?.edit(line.index) { $0.replaceWords("__FUNCTION__", with: "__func__") }
      return
    }
    var at = 0
    while let word = line.code.range(ofWord: "__FUNCTION__", from: at) {
      at = word.upperBound
      out.fixes?.replace(word, in: line.index, with: ByteView("__func__").bytes) { _ in }
    }
  }
}

extension Message {
  fileprivate static let oldName: Message = "use __func__ instead of __FUNCTION__"
}
