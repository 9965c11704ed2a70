// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags code that asks the compiler for which machine it compiles.
enum ArchDefines: LineRule {
  static let info = RuleInfo(
    type: "ARCH_DEFINES", level: .check, group: .apiUsage,
    spot: .texts(["__i386__", "__powerpc64__", "__sun__", "__s390x__"]),
    why: """
      What depends on an architecture belongs below arch/, or is guarded by a configuration \
      symbol that says what the architecture can do.
      """,
    reference: "Documentation/process/coding-style.rst#conditional-compilation",
    examples: [
      Example(
        """
        !#ifdef __i386__
        +	example();
        +#endif
        """, strict: true),
      Example(
        """
        +#ifdef CONFIG_X86_32
        +	example();
        +#endif
        """, strict: true),
      Example(
        """
        +#ifdef __i386__
        """, in: "arch/x86/include/asm-example/example.h", strict: true),
    ])

  private static let names: [StaticString] = [
    "__i386__", "__powerpc64__", "__sun__", "__s390x__",
  ]

  static let needs = Needs.anyOf(names)

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    let hash = code.skipSpaces(1)
    let keyword = code.skipSpaces(hash + 1)
    guard code[hash] == UInt8(ascii: "#"), code.has("if", at: keyword),
      names.contains(where: { code.range(ofWord: $0, from: keyword + 2) != nil }),
      !line.path.view.contains("include/asm-")
    else { return }
    out.report(Self.self, .machine)
  }
}

extension Message {
  fileprivate static let machine: Message =
    "test a configuration symbol in place of the compiler's machine"
}
