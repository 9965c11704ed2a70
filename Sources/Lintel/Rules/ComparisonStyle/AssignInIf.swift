// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags assignments in the condition of an if.
enum AssignInIf: HunkRule {
  static let info = RuleInfo(
    type: "ASSIGN_IN_IF", level: .error, group: .comparisonStyle, fix: .unsafe,
    spot: .texts([" = "]),
    why: """
      An assignment in a condition is easily read as a comparison, or overlooked. Assign first, \
      then test the variable.
      """,
    examples: [
      Example(
        """
        !	if ((err = start()) < 0)
        +		return err;
        """, fixed: "+\terr = start();\n+\tif (err < 0)\n+\t\treturn err;",
        options: ["--precise"]),
      Example(
        """
        +	err = start();
        +	if (err < 0)
        +		return err;
        """),
    ])

  // The condition of a loop may go on in lines with an if.
  /// What a fix did.
  struct Memory {
    /// The last line whose assignment was moved out of its condition.
    var lastMoved = 0
  }

  static let needs = TrailingStatements.Conditions.needs
  static let needsInCode: [LineTraits] = ["("]

  static func check(_ line: borrowing Line, _ memory: inout RuleMemory, _ out: inout Reporter) {
    guard TrailingStatements.Conditions.concerns(line, memory),
      assigns(line.statement.condition)
    else { return }
    guard out.report(Self.self, .assignment), out.isFixing,
      let move = AssignmentMove(line.raw, line.grammar)
    else { return }
    out.fixes?.delete(line.index)
    out.fixes?.insertBroken(move.assignment, before: line.index, unless: line.options.precise)
    out.fixes?.insertBroken(move.test, before: line.index + 1, unless: line.options.precise)
    memory.hunk.assignInIf.lastMoved = line.number
  }

  /// Whether a single equals sign stands after `if (`.
  private static func assigns(_ condition: ByteView) -> Bool {
    var at = 0
    while let word = condition.range(ofWordPrefix: "if", from: at) {
      at = word.upperBound
      let open = condition.skipSpaces(at)
      guard condition[open] == UInt8(ascii: "(") else { continue }
      var sign = open + 1
      while let equals = condition.firstIndex(of: UInt8(ascii: "="), from: sign) {
        sign = equals + 1
        guard equals > open + 1, sign < condition.count, condition[sign] != UInt8(ascii: "=") else {
          continue
        }
        switch condition[equals - 1] {
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "!"), UInt8(ascii: "="): continue
        default: return true
        }
      }
      return false
    }
    return false
  }
}

extension Message {
  fileprivate static let assignment: Message = "assign before the if, then test the variable"
}
