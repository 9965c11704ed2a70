// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags assertions on `spin_is_locked()`, which does not say who holds the lock.
enum UseLockdep: LineRule {
  static let info = RuleInfo(
    type: "USE_LOCKDEP", level: .warning, group: .apiUsage,
    why: """
      spin_is_locked() is also true when another processor holds the lock, and always false \
      without SMP. lockdep_assert_held() checks the right thing and costs nothing in production.
      """,
    reference: "Documentation/locking/lockdep-design.rst",
    examples: [
      Example(
        """
        !	WARN_ON(!spin_is_locked(&dev->lock));
        """),
      Example(
        """
        +	lockdep_assert_held(&dev->lock);
        """),
    ])

  static let needs = Needs.anyOf(["spin_is_locked("])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.code.range(ofWordPrefix: "spin_is_locked(") != nil else { return }
    out.report(Self.self, .assertion)
  }
}

extension Message {
  fileprivate static let assertion: Message =
    "assert with lockdep_assert_held(), not spin_is_locked()"
}
