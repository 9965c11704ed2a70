// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a local label in the annotations that delimit assembler code.
enum AvoidLPrefix: LineRule {
  static let info = RuleInfo(
    type: "AVOID_L_PREFIX", level: .warning, group: .macros,
    spot: .texts([".L"]),
    why: """
      The assembler leaves labels that start with .L out of the symbol table, and objtool needs the \
      symbols of SYM_CODE_START and the like to know which code they span.
      """,
    reference: "Documentation/core-api/asm-annotations.rst",
    examples: [
      Example(
        """
        !SYM_CODE_START_LOCAL(.Lexample)
        """, in: "arch/x86/entry/example.S"),
      Example(
        """
        +SYM_CODE_START_LOCAL(example)
        +SYM_INNER_LABEL(.Linner, SYM_L_LOCAL)
        """, in: "arch/x86/entry/example.S"),
    ])

  static let needs = Needs.anyOf(["SYM_"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.path.kind == .preprocessedAssembler, line.isAdded else { return }
    let code = line.code
    let start = code.skipSpaces(1)
    let prefixEnd = code.skip(.upper, start)
    let hasPrefix = prefixEnd > start && code[prefixEnd] == UInt8(ascii: "_")
    if hasPrefix && isLocalRange(code, prefixEnd + 1) || isLocalRange(code, start) {
      out.report(Self.self, .localLabel)
    }
  }

  /// Whether an annotation of a range starts at `at` whose name is a local label.
  private static func isLocalRange(_ code: ByteView, _ at: Int) -> Bool {
    guard code.has("SYM_", at: at) else { return false }
    let kindEnd = code.skip(.upper, at + 4)
    guard kindEnd > at + 4, code[kindEnd] == UInt8(ascii: "_") else { return false }
    let edge = kindEnd + 1
    let edgeEnd: Int
    if code.has("START", at: edge) {
      edgeEnd = edge + 5
    } else if code.has("END", at: edge) {
      edgeEnd = edge + 3
    } else {
      return false
    }
    var end = edgeEnd
    if code[end] == UInt8(ascii: "_") {
      end = code.skip(ByteSet.upper.union(ByteSet(low: 0, high: 1 << 31)), end)
      if end == edgeEnd + 1 { return false }
    }
    let open = code.skipSpaces(end)
    return code[open] == UInt8(ascii: "(") && code.has(".L", at: code.skipSpaces(open + 1))
  }
}

extension Message {
  fileprivate static let localLabel: Message =
    """
    drop the .L of the name: what SYM_*_START and SYM_*_END mark needs an entry in the symbol table; \
    see Documentation/core-api/asm-annotations.rst
    """
}
