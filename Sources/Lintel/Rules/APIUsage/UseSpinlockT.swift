// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a lock that is declared as `struct spinlock`.
enum UseSpinlockT: LineRule {
  static let info = RuleInfo(
    type: "USE_SPINLOCK_T", level: .warning, group: .apiUsage,
    spot: .texts(["struct spinlock"]),
    why: """
      The type of a lock is spinlock_t; the structure that it stands for depends on the \
      configuration.
      """,
    reference: "Documentation/locking/spinlocks.rst",
    examples: [
      Example(
        """
        !	struct spinlock lock;
        """),
      Example(
        """
        +	spinlock_t lock;
        """),
    ])

  static let needs = Needs.anyOf(["spinlock"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    let keyword = code.skipSpaces(1)
    let tag = code.skipSpaces(keyword + 6)
    let name = code.skipSpaces(tag + 8)
    let end = code.wordEnd(name)
    guard code.hasWord("struct", at: keyword), tag > keyword + 6, code.has("spinlock", at: tag),
      name > tag + 8, end > name, code[code.skipSpaces(end)] == UInt8(ascii: ";")
    else { return }
    out.report(Self.self, .type)
  }
}

extension Message {
  fileprivate static let type: Message = "declare the lock as spinlock_t"
}
