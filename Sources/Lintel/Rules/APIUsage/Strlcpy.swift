// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags `strlcpy()`.
enum Strlcpy: LineRule {
  static let info = RuleInfo(
    type: "STRLCPY", level: .warning, group: .apiUsage,
    why:
      "strlcpy() reads its source to the end, however long it is, and its result is easily misread.",
    reference: "https://github.com/KSPP/linux/issues/89",
    examples: [
      Example(
        """
        !	strlcpy(name, text, sizeof(name));
        """),
      Example(
        """
        +	strscpy(name, text, sizeof(name));
        """),
    ])

  static let needs = Needs.anyOf(["strlcpy"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.code.range(ofCall: "strlcpy") != nil, !line.isUserspace else { return }
    out.report(Self.self, .replace)
  }
}

extension Message {
  fileprivate static let replace: Message =
    "use strscpy() in place of strlcpy(); see https://github.com/KSPP/linux/issues/89"
}
