// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags casts of the arguments of min() and max().
enum Minmax: StatementRule {
  static let info = RuleInfo(
    type: "MINMAX", level: .warning, group: .apiUsage,
    spot: .texts(["min", "max"]),
    why: """
      min() and max() take arguments of different types as long as none of them is signed where \
      the other is not, so a cast is seldom needed, and it may cut a value. Leave it out, or say \
      with min_t() or max_t() in which type both are compared.
      """,
    reference: "include/linux/minmax.h",
    examples: [
      Example(
        """
        !	count = min((u32)count, limit);
        """),
      Example(
        """
        +	count = min_t(u32, count, limit);
        +	count = min(count, limit);
        """),
    ])

  static let needs = Needs.anyOf(["min", "max"])

  static func check(
    _ statement: borrowing StatementBlock, _ line: borrowing Line, _ out: inout Reporter
  ) {
    let code = statement.text
    guard let call = firstCall(code, line.grammar), call.left.cast != nil || call.right.cast != nil
    else { return }
    out.report(Self.self, .typed(code, call), show: .custom(statement.shown))
  }

  fileprivate struct Call {
    let name: ByteView
    let left: Grammar.Argument
    let right: Grammar.Argument
  }

  /// The first call of either function in the statement's first line.
  private static func firstCall(_ code: ByteView, _ grammar: borrowing Grammar) -> Call? {
    guard code[0] == UInt8(ascii: "+") else { return nil }
    let line = code.firstLine
    var at = 1
    while let open = line.firstIndex(of: UInt8(ascii: "m"), from: at) {
      at = open + 1
      guard !code[open - 1].isWord else { continue }
      let name = code[open..<code.wordEnd(open)]
      guard name.equals("min") || name.equals("max"),
        let start = code.argumentsStart(open + 3),
        let call = call(name, code, start, grammar)
      else { continue }
      return call
    }
    return nil
  }

  private static func call(
    _ name: ByteView, _ code: ByteView, _ start: Int, _ grammar: borrowing Grammar
  ) -> Call? {
    var call: Call?
    _ = grammar.argument(code, start) { left in
      let comma = code.skipSpaces(left.value.upperBound)
      guard code[comma] == UInt8(ascii: ",") else { return false }
      return grammar.argument(code, comma + 1) { right in
        let close = code.skipSpaces(right.value.upperBound)
        guard code[close] == UInt8(ascii: ")") else { return false }
        call = Call(name: name, left: left, right: right)
        return true
      }
    }
    return call
  }
}

extension Message {
  fileprivate static func typed(_ code: ByteView, _ call: Minmax.Call) -> Message {
    let left = code[call.left.value].trimmed
    let right = code[call.right.value].trimmed
    let cast = call.left.cast ?? call.right.cast ?? 0..<0
    let type = code[(cast.lowerBound + 1)..<max(cast.upperBound - 1, cast.lowerBound + 1)].trimmed
    return "use \(call.name)_t(\(type), \(left), \(right)), without casts"
  }
}
