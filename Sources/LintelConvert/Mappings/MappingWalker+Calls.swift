// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What calls do.
extension MappingWalker {
  /// Evaluates a call.
  mutating func call(_ value: Int, _ callee: Int, _ arguments: [Int]) -> MappingValue {
    let place = place(callee)
    guard case .name(-1) = expressions[callee].kind else {
      if case .name = expressions[callee].kind {} else { _ = evaluate(callee) }
      // A member that is called as one of the kernel's functions is taken to do the same.
      let facts = calleeFacts(callee)
      guard let member = calledMember(callee), !facts.isEmpty else {
        return pass(arguments, [], nil, nil)
      }
      let given = pass(arguments, facts, nil, member)
      if !isStopped { act(facts, member) }
      return given
    }
    if let word = ConvertWord(rawValue: code.word(place)) {
      if let kind = word.maps { return map(kind, word, arguments, place) }
      if let undone = word.unmaps {
        unmap(undone.kind, undone.argument, arguments, place)
        return .unknown
      }
      if word == .pageAddress, let address = pageAddress(arguments, place) { return address }
    }
    if let helper = effects.helpers[code.word(place)] { return call(helper, arguments, place) }
    let summary = effects.summaries[code.word(place)]
    var facts = effects.looked(code.token(place))
    if let summary {
      facts.formUnion(summary.facts.intersection([.pageFaults, .thisCPU, .sleeps]))
    }
    if let summary, summary.hasMapping, !allowsMappings(summary, place) { return .unknown }
    if !state.live.isEmpty {
      let name = code.bytes(place)
      if summary?.leaves == true || summary == nil && name.contains("RETURN") {
        problem(.everyPath, "\(name.string)() is a macro that may leave the function", place)
      } else if summary != nil, effects.cycles.leads(from: code.word(place), backTo: ownWord) {
        problem(.boundedDepth, "\(name.string)() comes back to this function", place)
      }
      if isStopped { return .unknown }
      if summary == nil, facts.isDisjoint(with: [.reads, .pure, .keeps, .noReturn]),
        isStatement(value),
        name.count > 2, Reads.isConstant(name)
      {
        review(
          .everyPath, "\(name.string)() is a macro of another file, and may leave the function",
          place)
      }
    }
    let given = pass(arguments, facts, summary, place)
    if isStopped { return .unknown }
    act(facts, place)
    return given
  }

  /// Whether a call is all that the node does: as a macro is that stands for statements.
  private func isStatement(_ value: Int) -> Bool {
    if case .evaluate(let whole) = graph.nodes[node].kind { return whole == value }
    return false
  }

  /// Whether a function or macro of this file that maps or unmaps may be called here.
  private mutating func allowsMappings(_ summary: FileEffects.Summary, _ place: Int) -> Bool {
    let name = code.bytes(place).string
    if summary.isMacro {
      problem(.wrapperMacro, "\(name)() is a macro that maps or unmaps", place)
      return false
    }
    if summary.isHalf, state.live.contains(where: { $0.kind != .foreign }) {
      problem(
        .crossesFunctions, "\(name)() maps or unmaps, while a page is mapped here", place)
      return false
    }
    return true
  }

  /// Whether an argument is the name of a label, to which the callee may go.
  private func isLabel(_ argument: Int) -> Bool {
    mode != .lenient && expressions[argument].range.count == 1
      && labels.contains(code.word(place(argument)))
  }

  /// Evaluates arguments, but for one that is left to somebody else, and hands them on; what comes back.
  mutating func pass(
    _ arguments: [Int], _ facts: KernelFact, _ summary: FileEffects.Summary?, _ callee: Int?,
    except: Int? = nil
  ) -> MappingValue {
    var result = MappingValue.unknown
    let name = callee.map { "\(code.bytes($0).string)()" } ?? "a function by its address"
    let isCopy = ["mem", "copy", "clear", "zero"].contains { name.contains($0) }
    let longest = arguments.first { isLong($0) && (isCopy || text($0).contains("PAGE_SIZE")) }
    for (number, argument) in arguments.enumerated() where number != except {
      if isLabel(argument) {
        problem(.everyPath, "\(name) may go to '\(text(argument))'", place(argument))
        return .unknown
      }
      if let variable = addressed(argument) {
        let given = addressed(
          argument, variable, facts, summary?.keptContents.contains(number), name,
          staysHere: mode == .assuming && number > 0 && addressed(arguments[0]) != nil)
        if isStopped { return .unknown }
        hand(given, number, facts, summary, name, argument)
        if isStopped { return .unknown }
        touch(variable, place(argument), facts)
        if isStopped { return .unknown }
        continue
      }
      let isChanged =
        facts.contains(.assigns) || summary?.isMacro == true && summary?.assigns == true
      let given = evaluate(argument)
      if isStopped { return .unknown }
      hand(given, number, facts, summary, name, argument)
      if isStopped { return .unknown }
      if let longest, given.held != nil {
        review(
          .onePage, "'\(text(longest))' is more than the page that is mapped", place(longest))
      }
      if isChanged, let variable = variable(argument) {
        forget(variable)
        if state.held[variable] != nil { state.held[variable]?.offset = .moved }
      }
      guard var held = given.held, !given.isGuess else { continue }
      let isInPage = facts.contains(.inPage) && !held.offset.isMoved
      held.offset = isInPage ? .added(-1) : .moved
      if summary?.returned.contains(number) == true || facts.contains(.derives) || isInPage {
        result = MappingValue(held: held)
      } else if summary == nil, facts.isDisjoint(with: [.reads, .pure]), result.held == nil {
        result = MappingValue(held: held, isGuess: true)
      }
    }
    // The table says that nothing is changed: the answer stays.
    if !facts.contains(.pure), !facts.contains(.reads), !assumesMemory {
      state.forget(conditions.ofMemory)
    }
    return result
  }

  /// Hands an address to a callee.
  private mutating func hand(
    _ given: MappingValue, _ number: Int, _ facts: KernelFact, _ summary: FileEffects.Summary?,
    _ name: String, _ argument: Int
  ) {
    guard let held = given.held, !given.isGuess else { return }
    let place = place(argument)
    if held.isDead {
      if !facts.contains(.reads) { use(given, place, "handed to \(name)") }
      return
    }
    if summary?.unmapped.contains(number) == true || summary == nil && Self.isUnmapping(name) {
      return problem(.crossesFunctions, "\(name) unmaps what is mapped here", place)
    }
    if facts.contains(.lowMemory) || summary?.lowMemory.contains(number) == true {
      return problem(
        .lowMemoryAddress, "\(name) takes memory that is always mapped, not this address", place)
    }
    if facts.contains(.keeps), number > 0 || !facts.contains(.usesFirst) {
      return problem(.escape, "\(name) keeps the address, or hands it to others", place)
    }
    if summary?.lent.contains(number) == true {
      let text = "\(name) of this file hands the address on in a structure of its own"
      if mode == .assuming { return review(.escape, text, place) }
      return problem(.escape, text, place)
    }
    if summary?.kept.contains(number) == true {
      return problem(.escape, "\(name) of this file stores the address", place)
    }
    if summary == nil, !facts.contains(.reads) { result.assumed.insert(name) }
  }

  /// Whether a function of another file says by its name that it unmaps.
  private static func isUnmapping(_ name: String) -> Bool {
    Array(name.utf8).withView { name in
      name.contains("unmap") || name.contains("put_page") || name.contains("put_folio")
        || name.contains("release_kmap")
    }
  }

  /// Evaluates an argument that is the address of a variable.
  ///
  /// Who gets the address of a structure on the stack finds an address in it.
  private mutating func addressed(
    _ argument: Int, _ variable: Int, _ facts: KernelFact, _ isKept: Bool?, _ name: String,
    staysHere: Bool
  ) -> MappingValue {
    let isHeld = state.held.contains { baseVariable($0.key) == variable && !$0.value.isDead }
    if isHeld, staysHere, facts.contains(.keeps), !escaped.contains(variable) {
      review(
        .escape, "\(name) notes in a variable of this function where the address is held",
        place(argument))
      return .unknown
    }
    guard isHeld, facts.isDisjoint(with: [.keeps, .lowMemory]), isKept != true,
      !escaped.contains(variable)
    else { return evaluate(argument) }
    if isKept == nil {
      let place = place(argument)
      if name.hasPrefix("mem") || name.hasPrefix("__mem") || name.contains("copy") {
        problem(.escape, "\(name) copies the address to another place", place)
      } else if state.held[variable]?.isDead == false {
        review(.escape, "\(name) learns where the address is held, and may keep it", place)
      } else {
        result.assumed.insert(name)
      }
    }
    return .unknown
  }

  /// The variable whose address an argument is.
  private func addressed(_ argument: Int) -> Int? {
    switch expressions[argument].kind {
    case .unary(.ampersand, let inner): root(inner)
    case .cast(let inner): addressed(inner)
    default: nil
    }
  }

  /// A callee may change a variable.
  private mutating func touch(_ variable: Int, _ place: Int, _ facts: KernelFact = []) {
    forget(variable)
    for holder in Array(state.held.keys) where baseVariable(holder) == variable {
      if facts.contains(.advances), isAdvanced(holder) {
        state.held[holder]?.offset = .moved
        continue
      }
      // A member of a structure is assumed to be left alone, which is too little for a finding.
      if holder == variable {
        state.held[holder]?.offset = .moved
      } else if mode == .lenient, state.held[holder]?.isDead == false {
        return problem(.crossesFunctions, "a callee may change what holds the address", place)
      }
    }
  }

  /// Whether a holder is a member that a compressor or its opposite moves on.
  private func isAdvanced(_ holder: Int) -> Bool {
    let name = holderName(holder)
    return name.hasSuffix(".next_in") || name.hasSuffix(".next_out")
  }

  /// Does what is known of a callee beside its arguments.
  mutating func act(_ facts: KernelFact, _ place: Int) {
    let name = code.bytes(place).string
    if facts.contains(.faultsOff) { state.faultsOff = min(state.faultsOff + 1, 8) }
    if facts.contains(.faultsOn) { state.faultsOff = max(state.faultsOff - 1, 0) }
    if facts.contains(.pins) { state.pinned = min(state.pinned + 1, 8) }
    if facts.contains(.unpins) { state.pinned = max(state.pinned - 1, 0) }
    if facts.contains(.mapsLocally) {
      if state.live.count >= ConvertLimits.liveMappings {
        return problem(.boundedDepth, "too many pages are mapped at once", place)
      }
      // A callee that is called again has unmapped what it mapped before.
      let mapping = LiveMapping(site: Int32(code.token(place)), kind: .foreign)
      if state.live.last != mapping { state.live.append(mapping) }
      if state.live.filter({ $0 == mapping }).count > 1 {
        problem(.boundedDepth, "\(name)() maps again what a turn before has mapped", place)
      }
    }
    if facts.contains(.unmapsLocally), let last = state.live.last {
      if last.kind == .foreign {
        state.live.removeLast()
      } else if state.live.contains(where: { $0.kind == .foreign }) {
        problem(.lastInFirstOut, "\(name)() unmaps what was mapped before", place)
      } else {
        problem(.crossesFunctions, "\(name)() unmaps, while a page is mapped here", place)
      }
    }
    let isAtomic = state.live.contains { $0.kind == .atomic }
    if !isStopped, isAtomic, facts.contains(.pageFaults), state.faultsOff == 0 {
      review(
        .pageFaults, "\(name)() runs with page faults off, as kmap_atomic() leaves them", place)
    }
    if !isStopped, isAtomic, facts.contains(.thisCPU), state.pinned == 0 {
      review(
        .preemption, "\(name)() runs with preemption off, as kmap_atomic() leaves it", place)
    }
    if !isStopped, isAtomic, facts.contains(.sleeps) {
      note(.sleeps, "\(name)() may sleep, which code under kmap_atomic() must not", place)
    }
    if facts.contains(.interruptsOff) {
      note(
        .interruptsOff, "\(name)() may be left from the time when kmap_atomic() had slots", place)
    }
  }

  /// What a loop macro does at the start of a turn.
  mutating func turn(_ value: Int) {
    guard case .call(let callee, let arguments) = expressions[value].kind else { return }
    let place = place(callee)
    if let summary = effects.summaries[code.word(place)], summary.hasMapping,
      !allowsMappings(summary, place)
    {
      return
    }
    for argument in arguments {
      if isLabel(argument) {
        return problem(.everyPath, "a loop that may go to '\(text(argument))'", place)
      }
      guard let variable = variable(argument) else {
        if let variable = addressed(argument) {
          touch(variable, place)
        } else {
          _ = evaluate(argument)
        }
        continue
      }
      forget(variable)
      if let held = state.held[variable] {
        if held.isDead { state.held[variable] = nil } else { state.held[variable]?.offset = .moved }
      }
    }
    if !assumesMemory { state.forget(conditions.ofMemory) }
    act(effects.looked(code.token(place)), place)
  }
}
