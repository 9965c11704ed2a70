// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags `__initcall()`, whose level nobody can tell from its name.
enum UseDeviceInitcall: LineRule {
  static let info = RuleInfo(
    type: "USE_DEVICE_INITCALL", level: .warning, group: .apiUsage,
    why: """
      __initcall() is an old name of device_initcall(). Use that, or the initcall of the level that \
      the function really belongs to.
      """,
    reference: "include/linux/init.h",
    examples: [
      Example(
        """
        !__initcall(example_init);
        """),
      Example(
        """
        +device_initcall(example_init);
        """),
    ])

  static let needs = Needs.anyOf(["__initcall"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let start = line.code.skipSpaces(1)
    guard line.code.has("__initcall", at: start),
      line.code[line.code.skipSpaces(start + 10)] == UInt8(ascii: "(")
    else { return }
    out.report(Self.self, .oldName)
  }
}

extension Message {
  fileprivate static let oldName: Message =
    """
    use device_initcall(), or the initcall of the right level, instead of __initcall(); see \
    include/linux/init.h
    """
}
