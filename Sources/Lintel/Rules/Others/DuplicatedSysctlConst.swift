// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags limits of sysctl tables that every table shares.
enum DuplicatedSysctlConst: LineRule {
  static let info = RuleInfo(
    type: "DUPLICATED_SYSCTL_CONST", level: .warning, group: .others,
    why: """
      zero, one and int_max exist once for all tables: use SYSCTL_ZERO, SYSCTL_ONE and \
      SYSCTL_INT_MAX instead of a variable of your own.
      """,
    reference: "include/linux/sysctl.h",
    examples: [
      Example(
        """
        !		.extra1 = &zero,
        """),
      Example(
        """
        +		.extra1 = SYSCTL_ZERO,
        """),
    ])

  static let needs = Needs.anyOf([".extra1", ".extra2"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    var at = 0
    while let field = code.firstIndex(of: ".extra", from: at) {
      at = field + 6
      guard code[at] == UInt8(ascii: "1") || code[at] == UInt8(ascii: "2") else { continue }
      let equals = code.skipSpaces(at + 1)
      let ampersand = code.skipSpaces(equals + 1)
      guard code[equals] == UInt8(ascii: "="), code[ampersand] == UInt8(ascii: "&") else {
        continue
      }
      let name = code[(ampersand + 1)..<code.wordEnd(ampersand + 1)]
      if name.equals("zero") || name.equals("one") || name.equals("int_max") {
        out.report(Self.self, .shared(name))
        return
      }
    }
  }
}

extension Message {
  fileprivate static func shared(_ name: ByteView) -> Message {
    "use the constant of include/linux/sysctl.h instead of &\(name)"
  }
}
