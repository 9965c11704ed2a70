// SPDX-License-Identifier: GPL-2.0-only

/// One or several regular expressions as instructions that are followed all at once.
struct ExpressionProgram: Sendable {
  /// One step. Where it goes next is the instruction after it unless it says otherwise.
  enum Instruction: Sendable {
    case take(ScalarClass)
    case place(ExpressionNode.Place)
    case look(ExpressionNode.Look)
    case jump(Int)
    /// Goes on here and there.
    case fork(Int)
    /// The expression of this number matches.
    case accept(Int)
  }

  private(set) var instructions: [Instruction] = []
  /// Where each expression starts.
  private(set) var starts: [Int] = []

  /// A program without expressions.
  init() {}

  /// Adds an expression that is known by `number`.
  mutating func add(_ node: ExpressionNode, number: Int) throws(ExpressionError) {
    let start = instructions.count
    do throws(ExpressionError) {
      try emit(node, limit: start + Limits.patternSize)
    } catch {
      instructions.removeSubrange(start...)
      throw error
    }
    starts.append(start)
    instructions.append(.accept(number))
  }

  private mutating func emit(_ node: ExpressionNode, limit: Int) throws(ExpressionError) {
    if instructions.count > limit { throw ExpressionError("the expression is too large") }
    switch node {
    case .take(let taken): instructions.append(.take(taken))
    case .place(let place): instructions.append(.place(place))
    case .look(let look): instructions.append(.look(look))
    case .sequence(let parts): for part in parts { try emit(part, limit: limit) }
    case .choice(let parts):
      var jumps: [Int] = []
      for part in parts.dropLast() {
        let fork = instructions.count
        instructions.append(.fork(0))
        try emit(part, limit: limit)
        jumps.append(instructions.count)
        instructions.append(.jump(0))
        instructions[fork] = .fork(instructions.count)
      }
      if let last = parts.last { try emit(last, limit: limit) }
      for jump in jumps { instructions[jump] = .jump(instructions.count) }
    case .repeated(let part, let least, let most):
      try emitRepeat(part, least: least, most: most, limit: limit)
    }
  }

  private mutating func emitRepeat(
    _ part: ExpressionNode, least: Int, most: Int?, limit: Int
  ) throws(ExpressionError) {
    for _ in 0..<max(0, least - (most == nil ? 1 : 0)) { try emit(part, limit: limit) }
    guard let most else {
      let start = instructions.count
      if least > 0 {
        try emit(part, limit: limit)
        instructions.append(.fork(start))
      } else {
        instructions.append(.fork(0))
        try emit(part, limit: limit)
        instructions.append(.jump(start))
        instructions[start] = .fork(instructions.count)
      }
      return
    }
    var forks: [Int] = []
    for _ in 0..<max(0, most - least) {
      forks.append(instructions.count)
      instructions.append(.fork(0))
      try emit(part, limit: limit)
    }
    for fork in forks { instructions[fork] = .fork(instructions.count) }
  }
}
