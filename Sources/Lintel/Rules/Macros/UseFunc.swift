// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags gcc's old name for the name of the current function.
enum UseFunc: LineRule {
  static let info = RuleInfo(
    type: "USE_FUNC", level: .warning, group: .macros, fix: .sameMeaning,
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
    if out.report(Self.self, .oldName), out.isFixing {
      out.fixes?.edit(line.index) { $0.replaceWords("__FUNCTION__", with: "__func__") }
    }
  }
}

extension Message {
  fileprivate static let oldName: Message = "use __func__ instead of __FUNCTION__"
}
