// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The conditions of a function that are asked more than once, or that a constant decides.
struct ConditionTable {
  /// What a condition asks of one variable.
  enum Question: Equatable {
    case truth
    case equals(Int)
    case isLess(Int)
    case isMore(Int)
    /// `IS_ERR()` or `IS_ERR_OR_NULL()`.
    case isError

    /// The answer for a number, of which any negative one stands for all of them.
    ///
    /// A variable that is not surely signed, and of 32 bits, may hold another number than it is given.
    func answer(_ number: Int, _ isSigned: Bool) -> Bool? {
      if isSigned ? number > Int(Int32.max) : !(0...127).contains(number) { return nil }
      switch self {
      case .truth: return number != 0
      case .equals(let other), .isLess(let other), .isMore(let other):
        // One bit is enough for 0 and 1, and what is compared with them is of any type.
        if !isSigned, number > 1 || other < 0 { return nil }
        if number < 0, other < 0 { return nil }
        switch self {
        case .equals: return number == other
        case .isLess: return number < other
        default: return number > other
        }
      case .isError: return nil
      }
    }
  }

  /// A condition.
  struct Condition {
    var reads: Reads
    /// The variable that it asks, and what; nil for other conditions.
    let question: (variable: Int, Question)?
    var count = 0
  }

  private(set) var conditions: [Condition] = []
  /// For each branch the condition that it asks and the answer for which it holds.
  private(set) var asked: [Int: (condition: Int, isTrue: Bool)] = [:]
  /// For each node the conditions that may be asked from there on.
  private(set) var needed: [UInt64] = []

  /// For a variable the conditions that depend on it; for a word those that read such a member.
  private(set) var ofVariable: [Int: UInt64] = [:]
  private(set) var ofWord: [Int32: UInt64] = [:]
  /// The variables that are signed numbers.
  private var isSigned: Set<Int> = []
  /// Those that call something which may answer otherwise the next time.
  private(set) var ofCalls: UInt64 = 0
  /// Those that read memory through `*` or `[]`.
  private(set) var ofPointers: UInt64 = 0
  /// Those that read memory.
  private(set) var ofMemory: UInt64 = 0

  init() {}

  /// The conditions of the branches; with `assumesCalls` a call is taken to answer the same twice.
  init(_ walker: borrowing MappingWalker, assumesCalls: Bool) {
    var numbers: [String: Int] = [:]
    var all: [Condition] = []
    var branches: [(node: Int, condition: Int, isTrue: Bool)] = []
    for (index, node) in walker.graph.nodes.enumerated() {
      guard case .branch(let value) = node.kind,
        let atom = Atom(value, walker), !atom.reads.isImpure,
        assumesCalls || !atom.reads.hasCall,
        atom.reads.variables.isDisjoint(with: walker.escaped)
      else { continue }
      // A name of an inner block may be the same.
      let key = "\(atom.reads.variables.sorted()) \(atom.text)"
      let number = numbers[key] ?? all.count
      if number == all.count {
        numbers[key] = number
        all.append(Condition(reads: atom.reads, question: atom.question))
      }
      all[number].count += 1
      branches.append((index, number, atom.isTrue))
    }
    var kept: [Int: Int] = [:]
    for (number, condition) in all.enumerated()
    where condition.count > 1 || condition.question != nil {
      if conditions.count == ConvertLimits.conditions { break }
      kept[number] = conditions.count
      let bit: UInt64 = 1 << UInt64(conditions.count)
      for variable in condition.reads.variables { ofVariable[variable, default: 0] |= bit }
      for word in condition.reads.words { ofWord[word, default: 0] |= bit }
      if condition.reads.hasPointer { ofPointers |= bit }
      if condition.reads.hasMemory { ofMemory |= bit }
      if condition.reads.hasCall { ofCalls |= bit }
      conditions.append(condition)
    }
    for branch in branches {
      if let condition = kept[branch.condition] { asked[branch.node] = (condition, branch.isTrue) }
    }
    isSigned = Set(walker.function.variables.indices.filter { walker.isSigned($0) })
    findNeeded(walker.graph)
  }

  /// The number of the condition that asks whether a variable is not 0.
  func truth(of variable: Int) -> Int? {
    conditions.firstIndex { $0.question.map { $0 == (variable, .truth) } ?? false }
  }

  /// Notes what follows from an answer for other conditions on the same variable.
  func conclude(_ condition: Int, _ answer: Bool, _ state: inout MappingState) {
    guard answer, let (variable, question) = conditions[condition].question else { return }
    switch question {
    case .isMore(let number) where number >= 0:
      if let truth = truth(of: variable) { state.note(truth, true) }
    case .equals(let number) where number >= 0:
      for (index, other) in conditions.enumerated() {
        if let (asked, question) = other.question, asked == variable,
          let answer = question.answer(number, isSigned.contains(variable))
        {
          state.note(index, answer)
        }
      }
    default: break
    }
  }

  /// Follows the edges back from where each condition is asked.
  private mutating func findNeeded(_ graph: FlowGraph) {
    needed = [UInt64](repeating: 0, count: graph.nodes.count)
    var before = [[Int]](repeating: [], count: graph.nodes.count)
    for (index, node) in graph.nodes.enumerated() {
      for next in node.next where next >= 0 { before[next].append(index) }
    }
    var waiting: [Int] = []
    for (node, branch) in asked {
      needed[node] |= 1 << UInt64(branch.condition)
      waiting.append(node)
    }
    while let node = waiting.popLast() {
      for other in before[node] where needed[other] | needed[node] != needed[other] {
        needed[other] |= needed[node]
        waiting.append(other)
      }
    }
  }
}

/// A condition in one form, whichever way it is written.
private struct Atom {
  let text: String
  let isTrue: Bool
  let reads: Reads
  let question: (variable: Int, ConditionTable.Question)?

  init?(_ value: Int, _ walker: borrowing MappingWalker) {
    var value = value
    var isTrue = true
    while true {
      switch walker.expressions[value].kind {
      case .assign(let target, _): value = target
      case .unary(.not, let inner):
        isTrue.toggle()
        value = inner
      case .binary(.notEqual, let left, let right) where walker.constant(right) == 0:
        value = left
      case .binary(.equal, let left, let right) where walker.constant(right) == 0:
        isTrue.toggle()
        value = left
      case .binary(.equal, let left, let right), .binary(.notEqual, let left, let right):
        if case .binary(.notEqual, _, _) = walker.expressions[value].kind { isTrue.toggle() }
        self.init(
          "\(walker.text(left))==\(walker.text(right))", isTrue, value, walker,
          walker.plainConstant(right).flatMap { number in
            walker.plainVariable(left).map { ($0, .equals(number)) }
          })
        return
      case .binary(.less, let left, let right), .binary(.greaterEqual, let left, let right):
        if case .binary(.greaterEqual, _, _) = walker.expressions[value].kind { isTrue.toggle() }
        self.init(
          "\(walker.text(left))<\(walker.text(right))", isTrue, value, walker,
          walker.plainConstant(right).flatMap { number in
            walker.plainVariable(left).map { ($0, .isLess(number)) }
          })
        return
      case .binary(.greater, let left, let right), .binary(.lessEqual, let left, let right):
        if case .binary(.lessEqual, _, _) = walker.expressions[value].kind { isTrue.toggle() }
        self.init(
          "\(walker.text(right))<\(walker.text(left))", isTrue, value, walker,
          walker.plainConstant(right).flatMap { number in
            walker.plainVariable(left).map { ($0, .isMore(number)) }
          })
        return
      default:
        var question = walker.plainVariable(value).map { ($0, ConditionTable.Question.truth) }
        if case .call(let callee, let arguments) = walker.expressions[value].kind,
          arguments.count == 1, let variable = walker.variable(arguments[0]),
          ["IS_ERR", "IS_ERR_OR_NULL"].contains(walker.text(callee))
        {
          question = (variable, .isError)
        }
        self.init(walker.text(value), isTrue, value, walker, question)
        return
      }
    }
  }

  private init(
    _ text: String, _ isTrue: Bool, _ value: Int, _ walker: borrowing MappingWalker,
    _ question: (variable: Int, ConditionTable.Question)?
  ) {
    self.text = text
    self.isTrue = isTrue
    self.question = question
    reads = Reads(value, walker)
  }
}
