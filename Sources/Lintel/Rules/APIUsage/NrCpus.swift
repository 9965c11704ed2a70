// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags loops and sizes over NR_CPUS, which is a limit and not a count.
enum NrCpus: LineRule {
  static let info = RuleInfo(
    type: "NR_CPUS", level: .warning, group: .apiUsage,
    why: """
      NR_CPUS is the most that the kernel was built for, not what the machine has. Loop with \
      for_each_possible_cpu(), size with nr_cpu_ids, or use per-cpu data.
      """,
    reference: "Documentation/core-api/cpu_hotplug.rst",
    examples: [
      Example(
        """
        !	for (i = 0; i < NR_CPUS; i++)
        """),
      Example(
        """
        +	struct state state[NR_CPUS];
        +	[0 ... NR_CPUS - 1] = 1,
        +#if NR_CPUS > 1
        """),
    ])

  static let needs = Needs.anyOf(["NR_CPUS"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    guard code.contains(word: "NR_CPUS") else { return }
    if isDirective(code) || isDesignatedRange(code) || isDesignatedMember(code)
      || isArray(code, line.grammar)
    {
      return
    }
    out.report(Self.self, .limit)
  }

  /// Whether the line is an #if or #define that has the word.
  private static func isDirective(_ code: ByteView) -> Bool {
    let hash = code.skipSpaces(1)
    guard code[hash] == UInt8(ascii: "#") else { return false }
    let name = code.skipSpaces(hash + 1)
    return code.hasKeyword("if", at: name) || code.hasKeyword("define", at: name)
  }

  /// Whether the word is a bound of `[a ... b]`.
  private static func isDesignatedRange(_ code: ByteView) -> Bool {
    var at = 0
    while let open = code.firstIndex(of: UInt8(ascii: "["), from: at) {
      at = open + 1
      let close = code.firstIndex(of: UInt8(ascii: "]"), from: open) ?? code.count
      let inside = code[open..<close]
      if close < code.count, inside.contains("NR_CPUS"), let dots = inside.firstIndex(of: "...") {
        if inside.firstIndex(of: "NR_CPUS", from: dots) != nil { return true }
        if let word = inside.firstIndex(of: "NR_CPUS"),
          inside.firstIndex(of: "...", from: word) != nil
        {
          return true
        }
      }
    }
    return false
  }

  /// Whether the line is `.member = … NR_CPUS`.
  private static func isDesignatedMember(_ code: ByteView) -> Bool {
    let dot = code.skipSpaces(1)
    let end = code.wordEnd(dot + 1)
    let equals = code.skipSpaces(end)
    return code[dot] == UInt8(ascii: ".") && end > dot + 1 && code[equals] == UInt8(ascii: "=")
      && code.range(ofWord: "NR_CPUS", from: equals) != nil
  }

  /// Whether the line declares something with the word between brackets.
  private static func isArray(_ code: ByteView, _ grammar: borrowing Grammar) -> Bool {
    grammar.declaredType(code, code.skipSpaces(1)) { end in
      // White space must follow the type; the type may have taken it already.
      var at = end
      if code[at].isSpace { at += 1 } else if !code[at - 1].isSpace { return false }
      while let open = code.firstIndex(of: UInt8(ascii: "["), from: at) {
        at = open + 1
        if let close = code.firstIndex(of: UInt8(ascii: "]"), from: open),
          code[open..<close].contains("NR_CPUS")
        {
          return true
        }
      }
      return false
    }
  }
}

extension Message {
  fileprivate static let limit: Message =
    """
    NR_CPUS is a limit, not a count: use cpu_possible(), num_possible_cpus(), nr_cpu_ids, \
    for_each_possible_cpu() or per-cpu data
    """
}
