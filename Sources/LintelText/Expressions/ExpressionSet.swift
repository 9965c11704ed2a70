// SPDX-License-Identifier: GPL-2.0-only

import Synchronization

/// Several regular expressions that are looked for in one pass.
///
/// ASCII text goes through an automaton, one look-up a byte however many expressions there are.
/// Other text, and expressions that look around, are followed step by step.
package final class ExpressionSet: Sendable {
  private let automaton: Mutex<LazyAutomaton>
  private let all: ExpressionProgram
  private let looking: ExpressionProgram

  /// The expressions, known by their places in the array.
  package init(_ expressions: [Expression]) {
    var plain = ExpressionProgram()
    var looking = ExpressionProgram()
    var all = ExpressionProgram()
    for (number, expression) in expressions.enumerated() {
      // An expression that exists has a program of its own, so it is small enough for this one.
      try? all.add(expression.node, number: number)
      if expression.node.looksAround {
        try? looking.add(expression.node, number: number)
      } else {
        try? plain.add(expression.node, number: number)
      }
    }
    self.all = all
    self.looking = looking
    automaton = Mutex(LazyAutomaton(plain))
  }

  /// The places of the expressions that match somewhere in `text`, in ascending order.
  package func matches(_ text: ByteView) -> [Int] {
    if all.starts.isEmpty { return [] }
    var found: [Int]
    if text.isASCII {
      found = automaton.withLock { $0.matches(text) }
      if !looking.starts.isEmpty { found += ExpressionSet.run(looking, text) }
    } else {
      found = ExpressionSet.run(all, text)
    }
    found.sort()
    return found
  }

  private static func run(_ program: ExpressionProgram, _ text: ByteView) -> [Int] {
    var run = ExpressionRun(program, text)
    run.run()
    return run.found
  }
}
