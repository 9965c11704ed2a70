// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags `volatile`, except where it belongs to inline assembly.
enum Volatile: LineRule {
  static let info = RuleInfo(
    type: "VOLATILE", level: .warning, group: .functions,
    why: """
      Data that several contexts share needs a lock, an atomic access or a barrier; volatile gives \
      none of these and only makes the code slower. READ_ONCE(), WRITE_ONCE() and the I/O accessors \
      say where it matters.
      """,
    reference: "Documentation/process/volatile-considered-harmful.rst",
    examples: [
      Example(
        """
        !	volatile int ready;
        """),
      Example(
        """
        +	int ready = READ_ONCE(dev->ready);
        +	asm volatile("nop");
        """),
    ])

  static let needs = Needs.anyOf(["volatile"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.code.contains(word: "volatile"), !hasAssembly(line.code) else { return }
    out.report(Self.self, .avoid)
  }

  /// Whether `asm volatile`, in any spelling, stands on the line.
  private static func hasAssembly(_ code: ByteView) -> Bool {
    for keyword in ["asm", "__asm__"] as [StaticString] {
      var at = 0
      while let found = code.range(ofWordPrefix: keyword, from: at) {
        at = found.upperBound
        let next = code.skipSpaces(at)
        if next > at
          && (code.hasWord("volatile", at: next) || code.hasWord("__volatile__", at: next))
        {
          return true
        }
      }
    }
    return false
  }
}

extension Message {
  fileprivate static let avoid: Message =
    """
    replace volatile by a lock, an atomic type or READ_ONCE() and WRITE_ONCE(); see \
    Documentation/process/volatile-considered-harmful.rst
    """
}
