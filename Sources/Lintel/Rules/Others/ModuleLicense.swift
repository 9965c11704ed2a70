// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags licences that the module loader does not know.
enum ModuleLicense: LineRule {
  static let info = RuleInfo(
    type: "MODULE_LICENSE", level: .warning, group: .others, fix: .unsafe,
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
    guard declaration(line.code, Grammar.string) != nil,
      let string = Grammar.firstString(line.code)
    else { return }
    let license = line.raw[string]
    if !licenses.contains(where: { license.equals($0) }) {
      out.report(Self.self, .unknown(license))
    }
    guard !line.inWholeFile, license.equals("\"GPL v2\"") else { return }
    if out.report(Self.self, .version), out.isFixing {
      out.fixes?.edit(line.index) { text in
        let range = text.withView { declaration($0) { versioned($0, $1) } }
        if let range { text.replace(range, with: ByteView("MODULE_LICENSE(\"GPL\")")) }
      }
    }
  }

  /// The first use of the macro with one argument, whose end `argument` tells.
  private static func declaration(
    _ text: ByteView, _ argument: (ByteView, Int) -> Int?
  ) -> Range<Int>? {
    var at = 0
    while let macro = text.range(ofWordPrefix: "MODULE_LICENSE", from: at) {
      at = macro.upperBound
      let open = text.skipSpaces(at)
      guard text[open] == UInt8(ascii: "("), let end = argument(text, text.skipSpaces(open + 1))
      else { continue }
      let close = text.skipSpaces(end)
      if text[close] == UInt8(ascii: ")") { return macro.lowerBound..<(close + 1) }
    }
    return nil
  }

  /// The end of the string with the version at `at`, in a line as written.
  private static func versioned(_ text: ByteView, _ at: Int) -> Int? {
    text.has("\"GPL v2\"", at: at) ? at + 8 : nil
  }
}

extension Message {
  fileprivate static func unknown(_ license: ByteView) -> Message {
    "use a licence that the module loader knows instead of \(license)"
  }
  fileprivate static let version: Message =
    """
    write \"GPL\", which means the same as \"GPL v2\"; see commit bf7fbeeae6db (\"module: Cure the \
    MODULE_LICENSE \"GPL\" vs. \"GPL v2\" bogosity\")
    """
}
