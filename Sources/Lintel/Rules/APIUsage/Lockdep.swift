// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags code that hides a lock from the lock checker.
enum Lockdep: LineRule {
  static let info = RuleInfo(
    type: "LOCKDEP", level: .error, group: .apiUsage,
    spot: .texts(["lockdep_set_novalidate_class"]),
    why: """
      Taking a lock out of validation hides real deadlocks. It is reserved for the mutex of struct \
      device; give the lock a class or a nesting level of its own.
      """,
    reference: "Documentation/locking/lockdep-design.rst",
    examples: [
      Example(
        """
        !	lockdep_set_novalidate_class(&port->lock);
        """),
      Example(
        """
        +	lockdep_set_novalidate_class(&dev->mutex);
        """, in: "drivers/base/core.c"),
    ])

  static let needs = Needs.anyOf(["lockdep_set_novalidate_class", "__lockdep_no_validate__"])

  private static let owners: [StaticString] = [
    "kernel/lockdep", "include/linux/lockdep", "drivers/base/core",
  ]

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard setsClass(line.code) || passesClass(line.code) else { return }
    for owner in owners where line.path.hasPrefix(owner) { return }
    out.report(Self.self, .reserved)
  }

  private static func setsClass(_ code: ByteView) -> Bool {
    let start = code.skipSpaces(1)
    return code.has("lockdep_set_novalidate_class", at: start)
      && code[code.skipSpaces(start + 28)] == UInt8(ascii: "(")
  }

  private static func passesClass(_ code: ByteView) -> Bool {
    var at = 0
    while let found = code.firstIndex(of: "__lockdep_no_validate__", from: at) {
      at = found + 23
      if code[code.skipSpaces(at)] == UInt8(ascii: ")") { return true }
    }
    return false
  }
}

extension Message {
  fileprivate static let reserved: Message =
    "give the lock its own class; only the mutex of struct device goes without validation"
}
