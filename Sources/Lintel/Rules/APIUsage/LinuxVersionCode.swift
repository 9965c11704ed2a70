// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags `LINUX_VERSION_CODE`: code in the tree needs to fit the tree only.
enum LinuxVersionCode: LineRule {
  static let info = RuleInfo(
    type: "LINUX_VERSION_CODE", level: .warning, group: .apiUsage,
    why: """
      Code in the tree is built with that tree and no other, so it has no version to ask for. Keep \
      only the branch that fits the version it is merged into.
      """,
    examples: [
      Example(
        """
        !#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 1, 0)
        """),
      Example(
        """
        +#ifdef CONFIG_PM
        +	MY_LINUX_VERSION_CODE = 1;
        """),
    ])

  static let needs = Needs.anyOf(["LINUX_VERSION_CODE"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    if line.code.contains(word: "LINUX_VERSION_CODE") { out.report(Self.self, .version) }
  }
}

extension Message {
  fileprivate static let version: Message =
    "remove the test of LINUX_VERSION_CODE; write for the version that this is merged into"
}
