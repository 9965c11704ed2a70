// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Makes the graph of a function from its statements.
struct GraphBuilder {
  let function: FunctionParser.Result
  var graph: FlowGraph
  /// The node that the next one comes after; nil where nothing gets there.
  var current: Int?
  private var labels: [Int32: Int] = [:]
  private var definedLabels: Set<Int32> = []
  private var firstJumps: [Int32: Int] = [:]
  private var breaks: [Int] = []
  private var continues: [Int] = []
  private var switches: [(head: Int, hasDefault: Bool)] = []
  private let noReturn: (Int) -> Bool

  /// The graph of a function; `noReturn` tells of which calls, by the position of the name, nothing
  /// comes back.
  static func graph(
    of function: FunctionParser.Result, noReturn: @escaping (Int) -> Bool
  ) throws(ReadingProblem) -> FlowGraph {
    var builder = GraphBuilder(function, noReturn)
    builder.current = builder.node(.join, 0)
    try builder.build(function.body)
    builder.append(.leave(nil), function.code.count)
    for (label, place) in builder.firstJumps where !builder.definedLabels.contains(label) {
      throw ReadingProblem(function.code.token(place), "a goto to a label that is not there")
    }
    return builder.graph
  }

  private init(_ function: FunctionParser.Result, _ noReturn: @escaping (Int) -> Bool) {
    self.function = function
    self.noReturn = noReturn
    graph = FlowGraph(expressions: function.expressions)
  }

  // MARK: - Nodes

  /// A new node that nothing leads to yet.
  mutating func node(_ kind: FlowKind, _ place: Int) -> Int {
    graph.nodes.append(FlowNode(kind: kind, place: place))
    return graph.nodes.count - 1
  }

  /// A new node after the current one.
  @discardableResult
  mutating func append(_ kind: FlowKind, _ place: Int) -> Int {
    let new = node(kind, place)
    go(to: new)
    current = new
    return new
  }

  /// Leads from the current node to this one.
  mutating func go(to target: Int) {
    if let current { graph.nodes[current].next.append(target) }
  }

  // MARK: - Statements

  private mutating func build(_ number: Int) throws(ReadingProblem) {
    let statement = function.statements[number]
    let place = statement.start
    switch statement.kind {
    case .empty: break
    case .expression(let value): evaluate(value, place)
    case .declare(let variable, let value): declare(variable, value, place)
    case .block(let contents), .group(let contents):
      for inner in contents { try build(inner) }
    case .choice(let arms, let otherwise): try choice(arms, otherwise, place)
    case .whileLoop(let condition, let body):
      let head = append(.join, place)
      graph.loops.insert(head)
      let (inside, after) = (node(.join, place), node(.join, place))
      self.condition(condition, inside, after)
      try loop(body, from: inside, continuesAt: head, after: after)
      go(to: head)
      current = after
    case .doLoop(let body, let condition):
      let head = append(.join, place)
      graph.loops.insert(head)
      let (test, after) = (node(.join, place), node(.join, place))
      try loop(body, from: head, continuesAt: test, after: after)
      go(to: test)
      current = test
      self.condition(condition, head, after)
      current = after
    case .forLoop(let start, let condition, let step, let body):
      if let start { try build(start) }
      let head = append(.join, place)
      graph.loops.insert(head)
      let (inside, next, after) = (node(.join, place), node(.join, place), node(.join, place))
      if let condition {
        self.condition(condition, inside, after)
      } else {
        go(to: inside)
      }
      try loop(body, from: inside, continuesAt: next, after: after)
      go(to: next)
      current = next
      if let step { evaluate(step, place) }
      go(to: head)
      current = after
    case .macroLoop(let call, let body):
      let head = append(.turn(call), place)
      graph.loops.insert(head)
      let (inside, after) = (node(.join, place), node(.join, place))
      graph.nodes[head].next = [inside, after]
      try loop(body, from: inside, continuesAt: head, after: after)
      go(to: head)
      current = after
    case .guarded(let call, let body):
      evaluate(call, place)
      let (inside, after) = (append(.join, place), node(.join, place))
      try loop(body, from: inside, continuesAt: after, after: after)
      go(to: after)
      current = after
    case .switchOn(let value, let body): try build(switchOn: value, body, place)
    case .caseLabel, .defaultLabel: try caseLabel(statement)
    case .label(let word):
      guard definedLabels.insert(word).inserted else {
        throw ReadingProblem(function.code.token(place), "a label that is there twice")
      }
      let target = labelNode(word, place)
      go(to: target)
      current = target
    case .jump(let word):
      firstJumps[word] = firstJumps[word] ?? place
      let target = labelNode(word, place)
      if definedLabels.contains(word) { graph.loops.insert(target) }
      go(to: target)
      current = nil
    case .breakOut: try leaveLoop(breaks.last, place)
    case .continueLoop: try leaveLoop(continues.last, place)
    case .leave(let value): leave(value, place)
    }
  }

  private mutating func labelNode(_ word: Int32, _ place: Int) -> Int {
    if let known = labels[word] { return known }
    let new = node(.join, place)
    labels[word] = new
    return new
  }

  private mutating func leaveLoop(_ target: Int?, _ place: Int) throws(ReadingProblem) {
    guard let target else {
      throw ReadingProblem(function.code.token(place), "a break or continue outside of a loop")
    }
    go(to: target)
    current = nil
  }

  private mutating func loop(
    _ body: Int, from inside: Int, continuesAt next: Int, after: Int
  ) throws(ReadingProblem) {
    breaks.append(after)
    continues.append(next)
    current = inside
    try build(body)
    breaks.removeLast()
    continues.removeLast()
  }

  private mutating func choice(
    _ arms: [(condition: Int, body: Int)], _ otherwise: Int?, _ place: Int
  ) throws(ReadingProblem) {
    let after = node(.join, place)
    for arm in arms {
      let (inside, other) = (node(.join, place), node(.join, place))
      condition(arm.condition, inside, other)
      current = inside
      try build(arm.body)
      go(to: after)
      current = other
    }
    if let otherwise { try build(otherwise) }
    go(to: after)
    current = after
  }

  private mutating func build(
    switchOn value: Int, _ body: Int, _ place: Int
  ) throws(ReadingProblem) {
    evaluate(value, place)
    let head = append(.join, place)
    let after = node(.join, place)
    switches.append((head, false))
    breaks.append(after)
    current = nil
    try build(body)
    go(to: after)
    breaks.removeLast()
    if let last = switches.popLast(), !last.hasDefault { graph.nodes[head].next.append(after) }
    current = after
  }

  private mutating func caseLabel(_ statement: Statement) throws(ReadingProblem) {
    guard let last = switches.indices.last else {
      throw ReadingProblem(function.code.token(statement.start), "a case outside of a switch")
    }
    let target = node(.join, statement.start)
    go(to: target)
    graph.nodes[switches[last].head].next.append(target)
    if case .defaultLabel = statement.kind { switches[last].hasDefault = true }
    current = target
  }

  /// Whether nothing comes after an expression.
  func neverReturns(_ value: Int) -> Bool {
    guard case .call(let callee, _) = graph.expressions[value].kind,
      case .name(-1) = graph.expressions[callee].kind
    else { return false }
    return noReturn(graph.expressions[callee].range.lowerBound)
  }
}
