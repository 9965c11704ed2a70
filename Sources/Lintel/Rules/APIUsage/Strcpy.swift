// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags `strcpy()`.
enum Strcpy: LineRule {
  static let info = RuleInfo(
    type: "STRCPY", level: .warning, group: .apiUsage,
    why:
      "strcpy() does not know how much room there is. strscpy() does, and tells when it had to cut.",
    reference: "https://github.com/KSPP/linux/issues/88",
    examples: [
      Example(
        """
        !	strcpy(name, text);
        """),
      Example(
        """
        +	strscpy(name, text, sizeof(name));
        """),
      Example(
        """
        +	strcpy(name, text);
        """, in: "tools/example/example.c"),
      Example(
        """
        !	strcpy(name, text);
        """, in: "tools/example/example.c", options: ["--compat=6.12"]),
    ])

  static let needs = Needs.anyOf(["strcpy"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.code.range(ofCall: "strcpy") != nil, !line.isUserspace else { return }
    out.report(Self.self, .replace)
  }
}

extension Line {
  /// Whether the file is a program for the build or for users, which has no strscpy().
  var isUserspace: Bool {
    has(.userspaceStrings) && (path.hasPrefix("tools/") || path.hasPrefix("scripts/"))
  }
}

extension Message {
  fileprivate static let replace: Message =
    "use strscpy() in place of strcpy(); see https://github.com/KSPP/linux/issues/88"
}
