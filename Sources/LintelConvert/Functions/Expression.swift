// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// An expression of C; operands are numbers of expressions of the same function.
struct Expression {
  /// What it is.
  let kind: ExpressionKind
  /// Where it stands in the function's code.
  let range: Range<Int>
  /// How many expressions are nested in it, the deepest way.
  let depth: Int
}

/// What an expression is.
enum ExpressionKind {
  /// A name: the local variable that it stands for, or -1.
  case name(variable: Int)
  /// A number; nil where its value is not read.
  case number(Int?)
  /// A string or a character.
  case literal
  /// `*a`, `&a`, `!a`, `-a`, `~a`, `+a`.
  case unary(Token.Kind, Int)
  /// `++` and `--`, before or after the operand.
  case step(Int)
  /// Both operands are evaluated.
  case binary(Token.Kind, Int, Int)
  case and(Int, Int)
  case or(Int, Int)
  /// `a ? b : c`; without `b` in GNU's short form.
  case conditional(Int, Int?, Int)
  case assign(Int, Int)
  /// `+=` and its like.
  case compound(Int, Int)
  case comma(Int, Int)
  case call(Int, [Int])
  /// `a.b` where `isArrow` is false, else `a->b`; the number of the member's word.
  case member(Int, word: Int32, isArrow: Bool)
  case index(Int, Int)
  case cast(Int)
  /// The values of an initializer in braces.
  case list([Int])
  /// A type where an argument is expected, or what is not evaluated.
  case inert
  /// Assembly that changes what the words in a part of its range name.
  case assembly(outputs: Range<Int>)
  /// What is not taken apart: the words in its range may be read or changed in any order.
  case opaque
}

/// A local variable or a parameter.
struct Variable {
  /// The number of its word.
  let word: Int32
  /// Where it is declared: a token of the file.
  let token: Int
  /// Whether it is declared as a parameter.
  let isParameter: Bool
  /// Whether it lives longer than a call.
  let isStatic: Bool
  /// Whether it is a structure itself, not a pointer to one, or an array.
  let isAggregate: Bool
  /// Whether something is called with it when its scope is left.
  let hasCleanup: Bool
  /// Whether it is declared with a star.
  let isPointer: Bool
  /// Whether it is surely a signed number of 32 bits or more.
  let isSigned: Bool
}
