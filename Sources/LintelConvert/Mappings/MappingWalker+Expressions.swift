// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What evaluating an expression does to the state.
extension MappingWalker {
  /// Evaluates an expression.
  mutating func evaluate(_ value: Int) -> MappingValue {
    if isStopped { return .unknown }
    let place = place(value)
    switch expressions[value].kind {
    case .name(let variable): return name(variable, value)
    case .number(let number): return MappingValue(number: number)
    case .literal, .inert: return .unknown
    case .unary(let kind, let inner): return unary(kind, inner, value)
    case .step(let inner):
      move(inner)
      return .unknown
    case .binary(let kind, let left, let right): return binary(kind, left, right)
    case .and(let left, let right), .or(let left, let right):
      _ = evaluate(left)
      maybe { _ = $0.evaluate(right) }
      return .unknown
    case .conditional(let test, let chosen, let other):
      let first = evaluate(test)
      var values: [MappingValue] = chosen == nil ? [first] : []
      if let chosen { maybe { values.append($0.evaluate(chosen)) } }
      maybe { values.append($0.evaluate(other)) }
      guard var held = values.compactMap(\.held).first else { return .unknown }
      if values.contains(where: { $0.held != held }) { held.offset = .moved }
      return MappingValue(held: held, isGuess: values.contains { $0.isGuess })
    case .assign(let target, let source):
      let given = evaluate(source)
      store(given, in: target, source)
      return given
    case .compound(let target, let source):
      let given = evaluate(source)
      if let held = given.held, !held.isDead, !given.isGuess {
        problem(.escape, "the address is made part of something else", place)
      }
      move(target, by: source)
      return .unknown
    case .comma(let left, let right):
      _ = evaluate(left)
      return evaluate(right)
    case .call(let callee, let arguments): return call(value, callee, arguments)
    case .member(let base, _, let isArrow): return member(value, base, isArrow)
    case .index(let base, let index): return element(value, base, index)
    case .cast(let inner):
      var given = evaluate(inner)
      // A type may be too small for other numbers.
      if let number = given.number, !(0...127).contains(number) { given.number = nil }
      return given
    case .list(let values):
      for inner in values {
        if let held = evaluate(inner).held, !held.isDead {
          problem(.localHolder, "the address goes into an initializer", place)
        }
      }
      return .unknown
    case .assembly(let outputs):
      assembly(expressions[value].range, outputs: outputs)
      return .unknown
    case .opaque:
      opaque(expressions[value].range)
      return .unknown
    }
  }

  /// Does what may be left out; it must not change what is mapped.
  private mutating func maybe(_ body: (inout MappingWalker) -> Void) {
    let before = state
    body(&self)
    if isStopped { return }
    if state.live != before.live {
      return problem(
        .notUnderstood, "a mapping under a condition inside of an expression",
        graph.nodes[node].place)
    }
    for (holder, held) in before.held where state.held[holder] != held {
      if !held.isDead { state.held[holder]?.offset = .moved } else { state.held[holder] = nil }
    }
    for holder in state.held.keys where before.held[holder] == nil {
      state.held[holder]?.offset = .moved
    }
    state.known &= before.known & ~(state.truth ^ before.truth)
    state.truth &= state.known
  }

  private mutating func name(_ variable: Int, _ value: Int) -> MappingValue {
    guard variable >= 0 else {
      if let summary = effects.summaries[code.word(place(value))], summary.isMacro,
        summary.hasMapping
      {
        problem(
          .wrapperMacro, "a macro that maps or unmaps: \(text(value))", place(value))
      }
      if !state.live.isEmpty, effects.summaries[code.word(place(value))]?.leaves == true {
        problem(
          .everyPath, "\(text(value)) is a macro that may leave the function", place(value))
      }
      return MappingValue(number: constant(value))
    }
    if function.variables[variable].isAggregate {
      for (holder, held) in state.held where isPart(holder, of: variable) && !held.isDead {
        problem(
          .escape, "the structure that holds the address is handed on: \(text(value))",
          place(value))
      }
    }
    return MappingValue(held: state.held[variable])
  }

  private mutating func unary(_ kind: Token.Kind, _ inner: Int, _ value: Int) -> MappingValue {
    switch kind {
    case .star:
      use(evaluate(inner), place(value), "read or written")
      return .unknown
    case .ampersand: return address(inner, value)
    case .minus:
      if let number = constant(value) { return MappingValue(number: number) }
      _ = evaluate(inner)
      return .unknown
    default:
      _ = evaluate(inner)
      return .unknown
    }
  }

  /// Evaluates `&inner`.
  private mutating func address(_ inner: Int, _ value: Int) -> MappingValue {
    switch expressions[inner].kind {
    case .unary(.star, let pointer): return evaluate(pointer)
    case .index(let base, let index) where !isLocalAggregate(base):
      _ = evaluate(index)
      return moved(evaluate(base))
    case .member(let base, _, true): return moved(evaluate(base))
    case .member(let base, _, false) where root(base) == nil: return address(base, value)
    default:
      guard let root = root(inner) else {
        _ = evaluate(inner)
        return .unknown
      }
      for (holder, held) in state.held where baseVariable(holder) == root && !held.isDead {
        problem(.escape, "where the address is held becomes known elsewhere", place(value))
      }
      return .unknown
    }
  }

  private func moved(_ value: MappingValue) -> MappingValue {
    guard var held = value.held else { return .unknown }
    held.offset = .moved
    return MappingValue(held: held, isGuess: value.isGuess)
  }

  private mutating func binary(_ kind: Token.Kind, _ left: Int, _ right: Int) -> MappingValue {
    let (one, other) = (evaluate(left), evaluate(right))
    // What a callee gave back and is counted with is taken for a number.
    if one.isGuess || other.isGuess { return .unknown }
    switch kind {
    case .plus:
      if let held = one.held, other.held == nil { return added(held, left, right) }
      if let held = other.held, one.held == nil { return added(held, right, left) }
      return .unknown
    case .minus:
      guard var held = one.held, other.held == nil else { return .unknown }
      // Another variable of the same name often has the same value: too little for a finding.
      if case .added(let number) = held.offset, number >= 0, addends[Int(number)] == text(right),
        mode == .lenient || addendReads[Int(number)].variables == Reads(right, self).variables
      {
        held.offset = .none
      } else {
        held.offset = .moved
      }
      return MappingValue(held: held)
    case .less, .greater, .lessEqual, .greaterEqual, .equal, .notEqual, .percent, .slash, .star:
      return .unknown
    default: return one.held != nil ? moved(one) : moved(other)
    }
  }

  /// An address with something added to it.
  private mutating func added(_ held: HeldAddress, _ base: Int, _ addend: Int) -> MappingValue {
    var held = held
    let words = expressions[addend].range.map { code.bytes($0) }
    let spans =
      words.contains { $0.equals("PAGE_SIZE") || $0.equals("PAGE_SHIFT") }
      && !words.contains { $0.equals("%") || $0.equals("&") || $0.equals("-") }
    if isMapCall(base), held.offset == .none, !spans {
      let text = text(addend)
      let reads = Reads(addend, self)
      let number =
        addends.indices.first {
          addends[$0] == text && addendReads[$0].variables == reads.variables
        } ?? addends.count
      if number == addends.count {
        addends.append(text)
        addendReads.append(reads)
      }
      held.offset = .added(Int32(number))
      if !isBelowPage(addend) {
        note(.onePage, "the offset '\(text)' is assumed to be less than a page", place(addend))
      }
    } else if staysInPage(held, base, plus: addend) {
      held.offset = .within
    } else {
      if case .added = held.offset {
        review(
          .onePage, "the second offset '\(text(addend))' may lead past the page", place(addend))
      }
      held.offset =
        held.offset != .none || spans || constant(addend) != nil ? .moved : .stepped
    }
    return MappingValue(held: held)
  }

  private func isMapCall(_ value: Int) -> Bool {
    switch expressions[value].kind {
    case .cast(let inner): return isMapCall(inner)
    case .call(let callee, _):
      return isMapping(code.word(place(callee))) == true
    default: return false
    }
  }

  private mutating func member(_ value: Int, _ base: Int, _ isArrow: Bool) -> MappingValue {
    if !isArrow {
      if let number = placeNumber(value) { return MappingValue(held: state.held[number]) }
      if isLocalAggregate(base) || root(base) != nil { return .unknown }
    }
    let given = evaluate(base)
    if isArrow { use(given, place(value), "read or written") }
    return .unknown
  }

  private mutating func element(_ value: Int, _ base: Int, _ index: Int) -> MappingValue {
    if let number = placeNumber(value) { return MappingValue(held: state.held[number]) }
    _ = evaluate(index)
    if isLocalAggregate(base) { return .unknown }
    use(evaluate(base), place(value), "read or written")
    return .unknown
  }

  /// Checks that an address that is used is still mapped.
  mutating func use(_ value: MappingValue, _ place: Int, _ what: String) {
    guard let held = value.held, held.isDead else { return }
    problem(.usedAfterUnmap, "the address is \(what) after its page was unmapped", place)
  }
}
