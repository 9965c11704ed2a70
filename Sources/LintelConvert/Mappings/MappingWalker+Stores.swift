// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What assignments do.
extension MappingWalker {
  /// Forgets what depends on the value of a variable.
  mutating func forget(_ variable: Int) {
    if let bits = conditions.ofVariable[variable] { state.forget(bits) }
    state.origins[variable] = nil
    forgetOrigins { $0.variables.contains(variable) }
    for index in state.live.indices
    where sites[state.live[index].site]?.reads.variables.contains(variable) == true {
      state.live[index].isPageChanged = true
    }
    for (holder, held) in state.held {
      if case .added(let number) = held.offset, number >= 0,
        addendReads[Int(number)].variables.contains(variable)
      {
        state.held[holder]?.offset = .added(-1)
      }
    }
  }

  /// Forgets the origins of pages whose names depend on something that changes.
  private mutating func forgetOrigins(_ isChanged: (Reads) -> Bool) {
    if aliased.isEmpty { return }
    for (variable, origin) in state.origins where isChanged(Reads(Int(origin), self)) {
      state.origins[variable] = nil
    }
    for index in state.live.indices where state.live[index].origin >= 0 {
      if isChanged(Reads(Int(state.live[index].origin), self)) { state.live[index].origin = -1 }
    }
  }

  /// Forgets what depends on a member, or on a name that is not local.
  mutating func forget(word: Int32) {
    if let bits = conditions.ofWord[word] { state.forget(bits) }
    forgetOrigins { $0.words.contains(word) }
    for index in state.live.indices
    where sites[state.live[index].site]?.reads.words.contains(word) == true {
      state.live[index].isPageChanged = true
    }
    for (holder, held) in state.held {
      if case .added(let number) = held.offset, number >= 0,
        addendReads[Int(number)].words.contains(word)
      {
        state.held[holder]?.offset = .added(-1)
      }
    }
  }

  /// Puts a value into a variable, about which nothing is known any more.
  mutating func assign(_ given: MappingValue, to holder: Int, _ source: Int) {
    var given = given
    if given.isGuess, holder >= function.variables.count || !function.variables[holder].isPointer {
      given.held = nil
    }
    state.held[holder] = given.held
    // `page = page->next` makes the expression another page's.
    if aliased.contains(holder), isPlainName(source),
      !Reads(source, self).variables.contains(holder)
    {
      state.origins[holder] = Int32(source)
    }
    if given.held != nil, holder < function.variables.count {
      let variable = function.variables[holder]
      if variable.isStatic {
        return problem(.escape, "the address is kept in a static variable", place(source))
      }
      if variable.hasCleanup {
        return problem(.notUnderstood, "a cleanup of the address", place(source))
      }
      if escaped.contains(holder) {
        return problem(.escape, "where the address is held becomes known elsewhere", place(source))
      }
    }
    guard let bits = conditions.ofVariable[holder] else { return }
    if given.held == nil, let other = variable(source), let known = conditions.truth(of: other),
      let answer = state.answer(known), let own = conditions.truth(of: holder)
    {
      state.note(own, answer)
    }
    let number = given.number ?? constant(source)
    for index in conditions.conditions.indices where bits >> UInt64(index) & 1 == 1 {
      guard let (asked, question) = conditions.conditions[index].question, asked == holder else {
        continue
      }
      if let held = given.held {
        // Whatever address it is, it is not NULL.
        if question == .truth, !held.offset.isMoved { state.note(index, true) }
      } else if let number, let answer = question.answer(number, isSigned(holder)) {
        state.note(index, answer)
      }
    }
  }

  /// Stores a value where an expression says.
  mutating func store(_ given: MappingValue, in target: Int, _ source: Int) {
    if isStopped { return }
    switch expressions[target].kind {
    case .name(let variable) where variable >= 0:
      // `p = p + n` moves what `p` holds.
      var given = given
      if let held = given.held, state.held[variable]?.site == held.site, held.offset != .none,
        !isFresh(source)
      {
        given.held?.offset = .moved
      }
      if !repeated.contains(variable) { forget(variable) }
      for holder in Array(state.held.keys) where isPart(holder, of: variable) {
        if state.held[holder]?.isDead == false {
          return problem(
            .escape, "the structure that holds the address is overwritten", place(target))
        }
        state.held[holder] = nil
      }
      return assign(given, to: variable, source)
    case .cast(let inner): return store(given, in: inner, source)
    default: break
    }
    if let number = placeNumber(target) {
      if let variable = root(target) {
        forget(variable)
        if given.held != nil, escaped.contains(variable) {
          return problem(
            .escape, "where the address is held becomes known elsewhere", place(source))
        }
      }
      return assign(given, to: number, source)
    }
    changeMemory(target)
    guard let held = given.held, !isStopped, !given.isGuess else { return }
    if held.isDead {
      use(given, place(target), "stored")
    } else if mode == .lenient, isOneOfMany(target) {
      problem(
        .boundedDepth, "each turn maps one more page, and nothing says that there are at most 16",
        place(target))
    } else if root(target) != nil {
      let isSmall = mode == .lenient && !isLargeArray(target)
      problem(
        isSmall ? .localHolder : .boundedDepth, "the address goes into one of several places",
        place(target))
    } else {
      var member: Int32?
      if case .member(_, let word, _) = expressions[target].kind { member = word }
      problem(
        .escape, "the address is stored where it outlives the function: \(text(target))",
        place(target), member: member)
    }
  }

  /// Whether a value comes from a mapping call in the same expression.
  private func isFresh(_ value: Int) -> Bool {
    expressions[value].range.contains { place in
      isMapping(code.word(place)) == true
    }
  }

  /// Changes the value of what an expression names by a step or an operator.
  mutating func move(_ target: Int, by addend: Int? = nil) {
    if let variable = variable(target) {
      forget(variable)
      step(variable, of: target, by: addend)
    } else if let number = placeNumber(target) {
      if let variable = root(target) { forget(variable) }
      step(number, of: target, by: addend)
    } else {
      changeMemory(target)
    }
  }

  private mutating func step(_ holder: Int, of target: Int, by addend: Int?) {
    guard let held = state.held[holder] else { return }
    if let addend, isAddition(target), staysInPage(held, target, plus: addend) {
      state.held[holder]?.offset = .within
      return
    }
    let isSmall = addend.map { !text($0).contains("PAGE_SIZE") && constant($0) == nil } ?? false
    state.held[holder]?.offset = isSmall && !held.offset.isMoved ? .stepped : .moved
  }

  /// Forgets what depends on the memory that an expression names; its parts are evaluated.
  private mutating func changeMemory(_ target: Int) {
    switch expressions[target].kind {
    case .name(let variable):
      if variable < 0 { forget(word: code.word(place(target))) } else { forget(variable) }
    case .member(let base, let word, _):
      _ = evaluate(target)
      if isStrict || !isMapped(base) { forget(word: word) }
      if let root = root(target) { forget(root) }
      changeAliases(isMapped(base))
    case .index(let base, _):
      _ = evaluate(target)
      if let root = root(target) { forget(root) }
      if isStrict || !isMapped(base) { changeElements(base) }
      changeAliases(isMapped(base))
    case .unary(.star, let pointer):
      _ = evaluate(target)
      if isStrict || !isMapped(pointer) { state.forget(conditions.ofMemory) }
      if !isMapped(pointer) { changePages() }
    default: _ = evaluate(target)
    }
  }

  /// Whether a conversion may rest on what is found.
  private var isStrict: Bool { mode == .strict }

  /// What is stored may be what another name reads.
  private mutating func changeAliases(_ isMapped: Bool) {
    if isStrict { state.forget(isMapped ? conditions.ofMemory : conditions.ofPointers) }
  }

  /// A store through a pointer may change what names a page.
  private mutating func changePages() {
    let escaped = escaped
    forgetOrigins { $0.hasMemory || !$0.variables.isDisjoint(with: escaped) }
    for index in state.live.indices {
      guard let reads = sites[state.live[index].site]?.reads else { continue }
      if reads.hasMemory || !reads.variables.isDisjoint(with: escaped) {
        state.live[index].isPageChanged = true
      }
    }
  }

  private mutating func changeElements(_ base: Int) {
    switch expressions[base].kind {
    case .name(let variable):
      if variable >= 0 { forget(variable) } else { forget(word: code.word(place(base))) }
    case .member(_, let word, _): forget(word: word)
    case .cast(let inner), .index(let inner, _): changeElements(inner)
    default: state.forget(conditions.ofMemory)
    }
  }

  /// Whether a pointer is known to point into a mapped page.
  private func isMapped(_ pointer: Int) -> Bool {
    switch expressions[pointer].kind {
    case .name(let variable): return variable >= 0 && state.held[variable] != nil
    case .cast(let inner), .binary(.plus, let inner, _), .step(let inner): return isMapped(inner)
    case .member(let base, _, _), .index(let base, _): return isMapped(base)
    default: return false
    }
  }
}
