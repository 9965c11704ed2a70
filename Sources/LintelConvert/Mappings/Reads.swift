// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What the value of an expression depends on.
struct Reads {
  /// The local variables in it.
  var variables: Set<Int> = []
  /// The words of members and of names that are not local.
  var words: Set<Int32> = []
  /// Whether it reads memory that others may change.
  var hasMemory = false
  /// Whether it reads memory through `*` or `[]`, which may be what any name says.
  var hasPointer = false
  /// Whether it calls what may answer otherwise the next time.
  var hasCall = false
  /// Whether it changes something, or what it does is not known.
  var isImpure = false

  init() {}

  /// What an expression of the graph reads; `isPure` tells of calls, by the position of the name.
  init(_ value: Int, _ walker: borrowing MappingWalker) {
    read(value, walker)
  }

  private mutating func read(_ value: Int, _ walker: borrowing MappingWalker) {
    let expression = walker.expressions[value]
    switch expression.kind {
    case .name(let variable):
      if variable >= 0 {
        variables.insert(variable)
      } else {
        let word = walker.code.word(expression.range.lowerBound)
        if !Self.isConstant(walker.code.bytes(expression.range.lowerBound)) {
          words.insert(word)
          hasMemory = true
        }
      }
    case .number, .literal, .inert: break
    case .unary(let kind, let inner):
      if kind == .star { (hasMemory, hasPointer) = (true, true) }
      read(inner, walker)
    case .step(let inner):
      isImpure = true
      read(inner, walker)
    case .binary(_, let left, let right), .and(let left, let right), .or(let left, let right):
      read(left, walker)
      read(right, walker)
    case .index(let left, let right):
      if !walker.isLocalAggregate(left) { (hasMemory, hasPointer) = (true, true) }
      read(left, walker)
      read(right, walker)
    case .conditional(let test, let chosen, let other):
      read(test, walker)
      if let chosen { read(chosen, walker) }
      read(other, walker)
    case .assign(let left, let right), .compound(let left, let right), .comma(let left, let right):
      isImpure = true
      read(left, walker)
      read(right, walker)
    case .call(let callee, let arguments):
      let place = walker.expressions[callee].range.lowerBound
      guard case .name(-1) = walker.expressions[callee].kind else {
        isImpure = true
        return
      }
      if !walker.effects.looked(walker.code.token(place)).contains(.pure) {
        hasCall = true
        hasMemory = true
        words.insert(walker.code.word(place))
      }
      for argument in arguments { read(argument, walker) }
    case .member(let base, let word, let isArrow):
      words.insert(word)
      if isArrow { hasMemory = true }
      read(base, walker)
    case .cast(let inner): read(inner, walker)
    case .list(let values):
      for inner in values { read(inner, walker) }
    case .opaque, .assembly: isImpure = true
    }
  }

  /// Whether a name is written as constants are: in capitals.
  static func isConstant(_ name: ByteView) -> Bool {
    for at in 0..<name.count where (0x61...0x7A).contains(name[at]) {
      return name.equals("true") || name.equals("false")
    }
    return true
  }
}
