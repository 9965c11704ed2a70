// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags `strncpy()`.
enum Strncpy: LineRule {
  static let info = RuleInfo(
    type: "STRNCPY", level: .warning, group: .apiUsage,
    why: """
      strncpy() leaves a string without its zero byte when it does not fit, and fills the rest with \
      zeros when it does. A field that is no string is marked __nonstring.
      """,
    reference: "https://github.com/KSPP/linux/issues/90",
    examples: [
      Example(
        """
        !	strncpy(name, text, sizeof(name));
        """),
      Example(
        """
        +	strscpy(name, text, sizeof(name));
        """),
    ])

  static let needs = Needs.anyOf(["strncpy"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.code.range(ofCall: "strncpy") != nil, !line.isUserspace else { return }
    out.report(Self.self, .replace)
  }
}

extension Message {
  fileprivate static let replace: Message =
    """
    use strscpy() in place of strncpy(), strscpy_pad() where the rest must be zero, or mark what is \
    no string with __nonstring; see https://github.com/KSPP/linux/issues/90
    """
}
