// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Expressions whose parts are not always evaluated become branches.
extension GraphBuilder {
  /// Adds the nodes of an expression whose value nobody asks for.
  mutating func evaluate(_ value: Int, _ place: Int) {
    switch graph.expressions[value].kind {
    case .comma(let left, let right):
      evaluate(left, place)
      evaluate(right, place)
    case .and, .or:
      let after = node(.join, place)
      condition(value, after, after)
      current = after
    case .conditional(let test, let chosen, let other):
      choose(test, place) {
        $0.choose(chosen, place)
      } else: {
        $0.evaluate(other, place)
      }
    case .assign(let target, let source):
      if case .conditional(let test, let chosen?, let other) = graph.expressions[source].kind {
        choose(test, place) {
          $0.evaluate($0.made(.assign(target, chosen), like: value), place)
        } else: {
          $0.evaluate($0.made(.assign(target, other), like: value), place)
        }
      } else {
        append(.evaluate(value), place)
      }
    default:
      append(.evaluate(value), place)
      if neverReturns(value) { current = nil }
    }
  }

  private mutating func choose(_ chosen: Int?, _ place: Int) {
    if let chosen { evaluate(chosen, place) }
  }

  /// Adds the nodes of a declared variable.
  mutating func declare(_ variable: Int, _ value: Int?, _ place: Int) {
    if let value,
      case .conditional(let test, let chosen?, let other) = graph.expressions[value].kind
    {
      choose(test, place) {
        $0.declare(variable, chosen, place)
      } else: {
        $0.declare(variable, other, place)
      }
    } else {
      append(.declare(variable: variable, value: value), place)
    }
  }

  /// Adds the nodes of a `return`.
  mutating func leave(_ value: Int?, _ place: Int) {
    if let value,
      case .conditional(let test, let chosen?, let other) = graph.expressions[value].kind
    {
      choose(test, place) {
        $0.leave(chosen, place)
      } else: {
        $0.leave(other, place)
      }
    } else {
      append(.leave(value), place)
    }
    current = nil
  }

  private mutating func choose(
    _ test: Int, _ place: Int, _ body: (inout GraphBuilder) -> Void,
    else other: (inout GraphBuilder) -> Void
  ) {
    let (one, two, after) = (node(.join, place), node(.join, place), node(.join, place))
    condition(test, one, two)
    current = one
    body(&self)
    go(to: after)
    current = two
    other(&self)
    go(to: after)
    current = after
  }

  private mutating func made(_ kind: ExpressionKind, like other: Int) -> Int {
    let model = graph.expressions[other]
    graph.expressions.append(Expression(kind: kind, range: model.range, depth: model.depth))
    return graph.expressions.count - 1
  }

  /// Adds the nodes of a condition that leads to one of two nodes; nothing comes after it else.
  mutating func condition(_ value: Int, _ yes: Int, _ no: Int) {
    let expression = graph.expressions[value]
    let place = expression.range.lowerBound
    switch expression.kind {
    case .and(let left, let right):
      let middle = node(.join, place)
      condition(left, middle, no)
      current = middle
      condition(right, yes, no)
    case .or(let left, let right):
      let middle = node(.join, place)
      condition(left, yes, middle)
      current = middle
      condition(right, yes, no)
    case .unary(.not, let operand): condition(operand, no, yes)
    case .comma(let left, let right):
      evaluate(left, place)
      condition(right, yes, no)
    case .conditional(let test, let chosen?, let other):
      let (one, two) = (node(.join, place), node(.join, place))
      condition(test, one, two)
      current = one
      condition(chosen, yes, no)
      current = two
      condition(other, yes, no)
    case .call(let callee, let arguments)
    where arguments.count == 1 && isLikely(callee):
      condition(arguments[0], yes, no)
    case .number(let number?):
      go(to: number != 0 ? yes : no)
      current = nil
    case .name(-1) where function.code.isWord(place, .trueWord):
      go(to: yes)
      current = nil
    case .name(-1) where function.code.isWord(place, .falseWord):
      go(to: no)
      current = nil
    default:
      let branch = append(.branch(value), place)
      graph.nodes[branch].next = [yes, no]
      current = nil
    }
  }

  private func isLikely(_ callee: Int) -> Bool {
    let range = graph.expressions[callee].range
    return range.count == 1 && function.code.facts(range.lowerBound).contains(.likely)
  }
}
