// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags macros that put the time of the build into the result.
enum DateTime: LineRule {
  static let info = RuleInfo(
    type: "DATE_TIME", level: .error, group: .macros,
    why: """
      __DATE__, __TIME__ and __TIMESTAMP__ give another binary with each build, so nobody can \
      reproduce it.
      """,
    examples: [
      Example(
        """
        !	pr_info("built " __DATE__ "\\n");
        """),
      Example(
        """
        +	pr_info("built by %s\\n", builder);
        """),
    ])

  static let needs = Needs.anyOf(["__DATE__", "__TIME__", "__TIMESTAMP__"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    var at = 0
    while let start = line.code.firstIndex(of: "__", from: at) {
      let end = line.code.wordEnd(start)
      at = max(end, start + 2)
      guard line.code.wordStart(start) == start else { continue }
      let word = line.code[start..<end]
      if word.equals("__DATE__") || word.equals("__TIME__") || word.equals("__TIMESTAMP__") {
        out.report(Self.self, .changes(word))
      }
    }
  }
}

extension Message {
  fileprivate static func changes(_ macro: ByteView) -> Message {
    "drop \(macro): it makes every build different"
  }
}
