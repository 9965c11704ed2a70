// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags `ENOSYS` outside of the entry code of system calls.
enum Enosys: LineRule {
  static let info = RuleInfo(
    type: "ENOSYS", level: .warning, group: .apiUsage,
    why: """
      User space reads ENOSYS as "the kernel does not have this system call". Return another error \
      for a missing feature, for example EOPNOTSUPP.
      """,
    reference: "Documentation/dev-tools/checkpatch.rst",
    examples: [
      Example(
        """
        !	return -ENOSYS;
        """),
      Example(
        """
        +	return -EOPNOTSUPP;
        """),
    ])

  static let needs = Needs.anyOf(["ENOSYS"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard let word = line.code.range(ofWord: "ENOSYS") else { return }
    if line.options.precise, !line.code.isNegatedErrno(word),
      out.leavesOut(info, .meaning("the code is not returned here"))
    {
      return
    }
    out.report(Self.self, .missingCall)
  }
}

extension Message {
  fileprivate static let missingCall: Message =
    "ENOSYS is for missing system calls only; return another error"
}
