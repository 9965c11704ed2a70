// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What a walk takes for granted.
enum WalkMode {
  /// Nothing: what a conversion rests on.
  case strict
  /// What conditions read in memory, and what calls in them answer, stays as it is.
  case assuming
  /// That, and that one step of a pointer stays in its page: what a finding must not rest on.
  case lenient
}

/// Walks all ways through a function and follows its mappings.
///
/// What holds at a node is a state; each state is looked at once, so that loops end. Beyond
/// `ConvertLimits.states` the function is not understood.
struct MappingWalker {
  let function: FunctionParser.Result
  let graph: FlowGraph
  let effects: FileEffects
  let mode: WalkMode
  /// What the function unmaps for its callers; nil for a function that stands alone.
  let entry: MappingHelper?
  /// Whether what conditions read in memory is taken to stay as it is over calls.
  var assumesMemory: Bool { mode != .strict }

  var code: FunctionCode { function.code }
  var expressions: [Expression] { graph.expressions }

  /// What is known of the page of a mapping call.
  struct Site {
    let kind: MappingKind
    /// The page as it is written.
    let page: String
    let reads: Reads
    /// Where the name stands in the code.
    let place: Int
    /// How a parameter names the page.
    var name: PageName?
  }

  private(set) var conditions = ConditionTable()
  /// The variables whose addresses are kept somewhere.
  private(set) var escaped: Set<Int> = []
  /// The labels of the function.
  private(set) var labels: Set<Int32> = []
  /// The variables that are given more than a page's size.
  private(set) var long: Set<Int> = []
  /// The variables that are given a page which cannot be high.
  private(set) var low: Set<Int> = []
  /// The variables that are surely less than a page.
  private(set) var small: Set<Int> = []
  /// The variables that are given the same text each time, asked for findings only.
  private(set) var repeated: Set<Int> = []
  /// The variables that name a page for `kmap()` where `kunmap()` names it otherwise.
  private(set) var aliased: Set<Int> = []
  /// The function's name: the token of the file, and the number of its word.
  let ownToken: Int32
  let ownWord: Int32
  var result = WalkResult()
  var state = MappingState()
  var sites: [Int32: Site] = [:]
  /// Texts that were added to addresses, with what they depend on.
  var addends: [String] = []
  var addendReads: [Reads] = []
  /// Members and elements of local structures and arrays, by their text; numbers follow those of
  /// the variables.
  var places: [String: Int] = [:]
  var placeTexts: [String] = []
  var placeBases: [Int] = []
  /// Where the walker is: the node, and the record of how it got there.
  var node = 0
  private var record = 0
  private var records: [(node: Int32, parent: Int32)] = []
  /// Whether this way is not followed any further.
  var isStopped = false

  /// What all ways meet through a function whose name is a token of the file.
  static func walk(
    _ function: FunctionParser.Result, _ graph: FlowGraph, _ effects: FileEffects, name: Int,
    mode: WalkMode, entry: MappingHelper? = nil
  ) -> WalkResult {
    var walker = MappingWalker(function, graph, effects, name, mode, entry)
    walker.walk()
    return walker.result
  }

  private init(
    _ function: FunctionParser.Result, _ graph: FlowGraph, _ effects: FileEffects, _ name: Int,
    _ mode: WalkMode, _ entry: MappingHelper?
  ) {
    ownToken = Int32(name)
    ownWord = function.code.source[name].value
    self.entry = entry
    self.function = function
    self.graph = graph
    self.effects = effects
    self.mode = mode
    for statement in function.statements {
      if case .label(let word) = statement.kind { labels.insert(word) }
    }
    escaped = findEscaped()
    long = findLong()
    low = findLow()
    small = findSmall()
    aliased = findAliased()
    if mode == .lenient { repeated = findRepeated() }
    conditions = ConditionTable(self, assumesCalls: assumesMemory)
  }

  // MARK: - Ways

  private mutating func walk() {
    var seen = [Set<MappingState>](repeating: [], count: graph.nodes.count)
    var waiting: [(node: Int, state: MappingState, parent: Int)] = [(0, entryState(), -1)]
    var next = 0
    while next < waiting.count {
      var (node, state, parent) = waiting[next]
      next += 1
      state.forget(~conditions.needed[node])
      guard seen[node].insert(state).inserted else { continue }
      if records.count >= ConvertLimits.states {
        result.problems.append(
          WalkFinding(
            code: .notUnderstood, text: "more ways through the function than are followed",
            token: code.token(graph.nodes[node].place)))
        return
      }
      record = records.count
      records.append((Int32(node), Int32(parent)))
      self.node = node
      self.state = state
      isStopped = false
      for (target, state) in step() {
        var there = state
        // The next turn of a loop asks again.
        if graph.loops.contains(target) { there.forget(conditions.ofCalls) }
        waiting.append((target, there, record))
      }
      if next > 4096, next * 2 > waiting.count {
        waiting.removeSubrange(..<next)
        next = 0
      }
    }
  }

  /// Does what the node does; where that leads, and what holds there.
  private mutating func step() -> [(Int, MappingState)] {
    let here = graph.nodes[node]
    if state.exchange >= 0, !isExchangePartner(here.kind) {
      problem(
        .lastInFirstOut, "unmapped before a mapping that was made after it", here.place)
    }
    switch here.kind {
    case .join: break
    case .evaluate(let value): _ = evaluate(value)
    case .declare(let variable, let value):
      let given = value.map { evaluate($0) }
      forget(variable)
      state.held[variable] = nil
      if let given, let value { assign(given, to: variable, value) }
    case .turn(let call): turn(call)
    case .leave(let value): leave(value, here.place)
    case .branch(let value): return branch(value)
    }
    return isStopped ? [] : here.next.map { ($0, state) }
  }

  private mutating func branch(_ value: Int) -> [(Int, MappingState)] {
    let given = evaluate(value)
    if isStopped { return [] }
    let next = graph.nodes[node].next
    var answer: Bool?
    if let number = given.number { answer = number != 0 }
    if let tested = nullTested(value) {
      note(.nullTest, "a mapping is never NULL: the test decides nothing", place(value))
      answer = tested
    }
    guard let asked = conditions.asked[node] else {
      if let answer { return [(next[answer ? 0 : 1], state)] }
      return [(next[0], state), (next[1], state)]
    }
    if answer == nil, let known = state.answer(asked.condition) { answer = known == asked.isTrue }
    return [true, false].compactMap { (way: Bool) -> (Int, MappingState)? in
      if let answer, answer != way { return nil }
      var there = state
      there.note(asked.condition, way == asked.isTrue)
      conditions.conclude(asked.condition, way == asked.isTrue, &there)
      return (next[way ? 0 : 1], there)
    }
  }

  private mutating func leave(_ value: Int?, _ place: Int) {
    if let value {
      let given = evaluate(value)
      if isStopped { return }
      if let held = given.held, !given.isGuess || !held.isDead {
        if held.isDead {
          problem(.usedAfterUnmap, "the address is returned, and the page is unmapped", place)
        } else {
          handOver(held, isGuess: given.isGuess, place)
        }
      }
    }
    if isStopped { return }
    guard let last = state.live.last(where: { $0.kind != .foreign }) else {
      result.endsPlainly = true
      return
    }
    let call = sites[last.site].map { code.bytes($0.place).string } ?? "a mapping"
    problem(.everyPath, "the function ends here, and the page of \(call)() is still mapped", place)
  }

  // MARK: - What is said

  /// Notes a problem with the way to it, and ends the way.
  mutating func problem(
    _ code: ReasonCode, _ text: String, _ place: Int, member: Int32? = nil
  ) {
    if isStopped { return }
    isStopped = true
    add(code, text, place, to: \.problems, member: member)
  }

  /// Notes that the function ends with a mapping that is its caller's.
  mutating func handOver(_ text: String, _ place: Int) {
    isStopped = true
    add(.crossesFunctions, text, place, to: \.handOvers)
  }

  /// Notes something that a person must look at.
  mutating func review(_ code: ReasonCode, _ text: String, _ place: Int) {
    add(code, text, place, to: \.reviews)
  }

  /// Notes something that changes nothing.
  mutating func note(_ code: ReasonCode, _ text: String, _ place: Int) {
    add(code, text, place, to: \.notes)
  }

  private mutating func add(
    _ reason: ReasonCode, _ text: String, _ place: Int,
    to list: WritableKeyPath<WalkResult, [WalkFinding]>, member: Int32? = nil
  ) {
    var finding = WalkFinding(code: reason, text: text, token: code.token(place), member: member)
    // A function with so many findings is not worth more of them.
    if result[keyPath: list].count >= 200 || result[keyPath: list].contains(finding) { return }
    finding.steps = steps()
    result[keyPath: list].append(finding)
  }

  /// The way to where the walker is: mappings, decisions, and the place itself.
  private func steps() -> [WalkFinding.Step] {
    var steps: [WalkFinding.Step] = []
    var at = Int32(record)
    var after: Int32 = -1
    // Of a long way the end is shown, and where its mappings were made.
    while at >= 0 {
      let (number, parent) = records[Int(at)]
      let here = graph.nodes[Int(number)]
      if let text = stepText(here, after), steps.count < 24 || text.isMapping {
        steps.append(WalkFinding.Step(token: code.token(here.place), text: text.text))
      }
      after = number
      at = parent
    }
    return steps.reversed()
  }

  private func stepText(_ node: FlowNode, _ next: Int32) -> (text: String, isMapping: Bool)? {
    switch node.kind {
    case .branch(let value):
      if next < 0 { return nil }
      let isTaken = node.next.first == Int(next)
      return ("'\(shortText(value))' is \(isTaken ? "true" : "false")", false)
    case .evaluate(let value), .declare(_, let value?):
      let range = expressions[value].range
      for place in range where code.kind(place) == .word && code.kind(place + 1) == .openParen {
        if let maps = isMapping(code.word(place)) {
          return (maps ? "mapped" : "unmapped", true)
        }
      }
      return nil
    case .turn: return next >= 0 && node.next.first == Int(next) ? ("the loop turns", false) : nil
    default: return nil
    }
  }

  /// Whether a call of a word maps; nil where it neither maps nor unmaps.
  func isMapping(_ word: Int32) -> Bool? {
    if let helper = effects.helpers[word] {
      if case .maps = helper.role { return true }
      return false
    }
    let call = ConvertWord(rawValue: word)
    return call?.maps != nil ? true : call?.unmaps != nil ? false : nil
  }

  private func shortText(_ value: Int) -> String {
    let text = text(value)
    return text.utf8.count > 60 ? String(text.prefix(57)) + "..." : text
  }
}
