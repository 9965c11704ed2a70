// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags licences that the module loader does not know.
enum ModuleLicense: LineRule {
  static let info = RuleInfo(
    type: "MODULE_LICENSE", level: .warning, group: .others,
    why: """
      The loader compares the string with a fixed list; anything else taints the kernel. "GPL v2" \
      means the same as "GPL": the exact licence is what the SPDX line says.
      """,
    reference: "Documentation/process/license-rules.rst",
    examples: [
      Example(
        """
        !MODULE_LICENSE("GPLv2");
        """),
      Example(
        """
        !MODULE_LICENSE("GPL v2");
        """,
        fixed: """
          +MODULE_LICENSE("GPL");
          """, inWholeFile: false),
      Example(
        """
        +MODULE_LICENSE("GPL");
        +MODULE_LICENSE("Dual BSD/GPL");
        """),
    ])

  static let needs = Needs.anyOf(["MODULE_LICENSE"])

  private static let licenses: [StaticString] = [
    "\"GPL\"", "\"GPL v2\"", "\"GPL and additional rights\"", "\"Dual BSD/GPL\"",
    "\"Dual MIT/GPL\"", "\"Dual MPL/GPL\"", "\"Proprietary\"",
  ]

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard isDeclaration(line.code), let string = Grammar.firstString(line.code) else { return }
    let license = line.raw[string]
    if !licenses.contains(where: { license.equals($0) }) {
      out.report(Self.self, .unknown(license))
    }
    guard !line.inWholeFile, license.equals("\"GPL v2\"") else { return }
    if out.report(Self.self, .version), out.isFixing {
      out.fixes?.edit(line.index) { text in
        text.replaceFirst(ByteView("\"GPL v2\""), with: ByteView("\"GPL\""))
      }
    }
  }

  /// Whether the macro is used with one string.
  private static func isDeclaration(_ code: ByteView) -> Bool {
    var at = 0
    while let macro = code.range(ofWordPrefix: "MODULE_LICENSE", from: at) {
      at = macro.upperBound
      let open = code.skipSpaces(at)
      guard code[open] == UInt8(ascii: "("),
        let end = Grammar.string(code, code.skipSpaces(open + 1))
      else { continue }
      if code[code.skipSpaces(end)] == UInt8(ascii: ")") { return true }
    }
    return false
  }
}

extension Message {
  fileprivate static func unknown(_ license: ByteView) -> Message {
    "use a licence that the module loader knows instead of \(license)"
  }
  fileprivate static let version: Message =
    "write \"GPL\": it means the same as \"GPL v2\" (commit bf7fbeeae6db)"
}
