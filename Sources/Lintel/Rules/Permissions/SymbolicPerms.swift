// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags permissions that are written with names.
enum SymbolicPerms: LineRule {
  static let info = RuleInfo(
    type: "SYMBOLIC_PERMS", level: .warning, group: .permissions, fix: .unsafe,
    why: """
      Everybody reads 0644 at a glance; S_IRUGO | S_IWUSR has to be worked out. Write permissions \
      as four octal digits.
      """,
    examples: [
      Example(
        """
        !	proc_mkdir_mode("example", S_IRUGO | S_IXUGO, NULL);
        """,
        fixed: """
          +	proc_mkdir_mode("example", 0555, NULL);
          """),
      Example(
        """
        +	proc_mkdir_mode("example", 0555, NULL);
        """),
    ])

  static let needs = Needs.anyOf(["S_IR", "S_IW", "S_IX"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    var at = 0
    while let found = code.range(ofWordPrefix: "S_I", from: at) {
      at = found.upperBound
      guard let run = PermissionBits.names(code, found.lowerBound) else { continue }
      at = run.end
      let names = code[found.lowerBound..<run.end]
      let digits = PermissionBits.digits(run.bits)
      if out.report(Self.self, .octal(names, digits)), out.isFixing {
        out.fixes?.replaceFirst(names, in: line.index, with: digits)
      }
    }
  }
}

extension Message {
  fileprivate static func octal(_ names: ByteView, _ digits: [UInt8]) -> Message {
    "write \(digits) instead of \(names)"
  }
}
