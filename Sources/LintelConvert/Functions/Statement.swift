// SPDX-License-Identifier: GPL-2.0-only

/// A statement; statements and expressions in it are numbers of those of the same function.
struct Statement {
  /// What it is.
  let kind: StatementKind
  /// Where it starts in the function's code.
  let start: Int
}

/// What a statement is.
enum StatementKind {
  case empty
  case expression(Int)
  /// A declared variable with its initializer; -1 for one whose value nobody asks for.
  case declare(variable: Int, value: Int?)
  /// Statements in a scope of their own.
  case block([Int])
  /// Several statements that one declaration or label makes.
  case group([Int])
  /// `if … else if … else`: conditions with what they guard, and what is left.
  case choice([(condition: Int, body: Int)], otherwise: Int?)
  case whileLoop(condition: Int, body: Int)
  case doLoop(body: Int, condition: Int)
  case forLoop(start: Int?, condition: Int?, step: Int?, body: Int)
  /// A macro such as `for_each…(…)` before a statement: any number of turns.
  case macroLoop(call: Int, body: Int)
  /// `scoped_guard(…)` before a statement: one turn, which `break` leaves.
  case guarded(call: Int, body: Int)
  case switchOn(Int, body: Int)
  case caseLabel
  case defaultLabel
  case label(Int32)
  case jump(Int32)
  case breakOut
  case continueLoop
  case leave(Int?)
}
