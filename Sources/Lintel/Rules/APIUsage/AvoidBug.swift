// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags `BUG()`, `BUG_ON()` and what is named like them.
enum AvoidBug: LineRule {
  static let info = RuleInfo(
    type: "AVOID_BUG", level: .warning, otherLevels: [.check], group: .apiUsage,
    spot: .texts(["BUG_ON", "BUG", "VM_BUG_ON"]),
    why: """
      BUG() stops the machine and may take unsaved data with it. Warn once with WARN_ON_ONCE() and \
      return an error, so that the user can save and report.
      """,
    reference: "Documentation/process/deprecated.rst#bug-and-bug-on",
    examples: [
      Example(
        """
        !	BUG();
        !	BUG_ON(!ptr);
        !	VM_BUG_ON_PAGE(1, page);
        """),
      Example(
        """
        +	if (WARN_ON_ONCE(!ptr))
        +		return -EINVAL;
        +	BUILD_BUG_ON(sizeof(head) != 8);
        +	DEBUG(3);
        """),
      Example(
        """
        !	DCCP_BUG("no option");
        """),
      Example(
        """
        +	DCCP_BUG("no option");
        """, options: ["--compat=6.12"]),
    ])

  static let needs = Needs.anyOf(["BUG"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    var at = 0
    while let bug = code.firstIndex(of: "BUG", from: at) {
      let name = code.wordStart(bug)..<code.wordEnd(bug)
      at = name.upperBound
      guard code[code.skipSpaces(at)] == UInt8(ascii: "("), stopsTheMachine(code[name]),
        line.has(.bugDCCP) ? !code[name].has("DCCP_") : true
      else {
        continue
      }
      if line.options.precise, !isMachineStop(code[name]),
        out.leavesOut(info, .meaning("the name is none that stops the machine"))
      {
        continue
      }
      out.report(Self.self, level: line.inWholeFile ? .check : .warning, .crash)
      return
    }
  }

  /// Families whose names end alike, but that check at build time or are drivers' own.
  private static let harmless: [StaticString] = [
    "AA_", "BUILD_", "IDA_", "KVM_", "RWLOCK_", "snd_", "SPIN_",
  ]

  /// Whether the name is one of the macros of the kernel that crash it; a driver's own may do less.
  private static func isMachineStop(_ name: ByteView) -> Bool {
    name.equals("BUG") || name.equals("BUG_ON") || name.has("VM_BUG_ON")
      || name.equals("VIRTUAL_BUG_ON")
  }

  /// Whether the name is BUG with words before it and capitals after it.
  private static func stopsTheMachine(_ name: ByteView) -> Bool {
    for family in harmless where name.has(family) { return false }
    for index in 0..<name.count where name[index].isDigit { return false }
    var capitals = name.count
    while name[capitals - 1].isUpper || name[capitals - 1] == UInt8(ascii: "_") { capitals -= 1 }
    var at = 0
    while let bug = name.firstIndex(of: "BUG", from: at) {
      at = bug + 1
      guard bug == 0 || name[bug - 1] == UInt8(ascii: "_") else { continue }
      let end = bug + 3
      if end == name.count { return true }
      if name[end] == UInt8(ascii: "_") && end + 1 < name.count && end >= capitals { return true }
    }
    return false
  }
}

extension Message {
  fileprivate static let crash: Message =
    "do not crash the kernel; use WARN_ON_ONCE() and recover where possible"
}
