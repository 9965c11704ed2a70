// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags macros that announce what an architecture has.
enum DefineArchHas: LineRule {
  static let info = RuleInfo(
    type: "DEFINE_ARCH_HAS", level: .error, group: .macros,
    why: """
      A macro such as ARCH_HAS_x is lost where its header is not included. Use a Kconfig symbol, or \
      define the function's own name next to it.
      """,
    examples: [
      Example(
        """
        !#define ARCH_HAS_FAST_COPY
        """, in: "arch/x86/include/asm/example.h"),
      Example(
        """
        +#define fast_copy fast_copy
        """, in: "arch/x86/include/asm/example.h"),
    ])

  static let needs = Needs.anyOf(["ARCH_HA"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    var at = 0
    while let plus = code.firstIndex(of: UInt8(ascii: "+"), from: at) {
      at = plus + 1
      let hash = code.skipSpaces(plus + 1)
      let define = code.skipSpaces(hash + 1)
      guard code[hash] == UInt8(ascii: "#"), code.has("define", at: define) else { continue }
      let start = code.skipSpaces(define + 6)
      guard start > define + 6 else { continue }
      let name = code[start..<code.wordEnd(start)]
      let plain = name.from(name.has("__") ? 2 : 0)
      if plain.has("ARCH_HAS") || plain.has("ARCH_HAVE") {
        out.report(Self.self, .define(name))
        return
      }
    }
  }
}

extension Message {
  fileprivate static func define(_ name: ByteView) -> Message {
    "replace \(name) by a Kconfig symbol, or by a macro of the function's own name"
  }
}
