// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags modes in arguments that are decimal, have not four digits, or let everybody write.
enum NonOctalPermissions: StatementRule {
  static let info = RuleInfo(
    type: "NON_OCTAL_PERMISSIONS", level: .error, group: .permissions,
    why: """
      Permissions are octal: 644 without the leading 0 is another mode. Write all four digits, \
      0644.
      """,
    examples: [
      Example(
        """
        !module_param(level, int, 644);
        """),
      Example(
        """
        +module_param(level, int, 0644);
        +module_param(hidden, int, 0);
        """),
    ])
  static let infos = [info, ExportedWorldWritable.info]

  static let needs = Needs.anyOf([
    "module_param", "debugfs_create_", "proc_create", "_ATTR", "SENSOR_TEMPLATE",
  ])

  static func check(
    _ statement: borrowing StatementBlock, _ line: borrowing Line, _ out: inout Reporter
  ) {
    guard ModeFunction.all.contains(where: { $0.isNamed(in: line.code) }) else { return }
    let text = statement.text
    for function in ModeFunction.all {
      guard let mode = function.mode(in: text, line.grammar) else { continue }
      report(text[mode], zeroIsMeant: function.takesZero, statement, line, &out)
    }
  }

  private static func report(
    _ mode: ByteView, zeroIsMeant: Bool, _ statement: borrowing StatementBlock,
    _ line: borrowing Line, _ out: inout Reporter
  ) {
    let digits = mode.upTo(mode.skip(.digit, 0))
    // Only a whole number counts, be it with a suffix.
    guard digits.count > 0, Grammar.integerSuffix(mode, digits.count) == mode.count else { return }
    let bits = PermissionBits.octal(digits)
    let isZero = zeroIsMeant && mode.equals("0")
    if !isZero && (bits == nil || mode.count != 4) {
      out.report(Self.self, .fourDigits, show: lines(of: statement, line))
    }
    if let bits, bits & 0o2 != 0 {
      out.report(
        ExportedWorldWritable.info, level: .error, .everybody,
        show: lines(of: statement, line))
    }
  }

  /// The lines of the statement; the last has no newline, so that no blank line follows it.
  private static func lines(
    of statement: borrowing StatementBlock, _ line: borrowing Line
  ) -> Excerpt {
    .custom(line.shownLines(of: statement).dropLast())
  }
}

extension Message {
  fileprivate static let fourDigits: Message = "write the permissions as four octal digits: 0644"
}
