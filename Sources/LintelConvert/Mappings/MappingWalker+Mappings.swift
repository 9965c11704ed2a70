// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What mapping and unmapping calls do.
extension MappingWalker {
  /// Maps a page.
  mutating func map(
    _ kind: MappingKind, _ word: ConvertWord, _ arguments: [Int], _ place: Int
  ) -> MappingValue {
    let isPage = word == .kmap || word == .kmapAtomic || word == .kmapLocalPage
    guard arguments.count == 1 || !isPage && !arguments.isEmpty else {
      problem(.notUnderstood, "a mapping call without one argument", place)
      return .unknown
    }
    let given = evaluate(arguments[0])
    for argument in arguments.dropFirst() { _ = evaluate(argument) }
    if isStopped { return .unknown }
    if given.held != nil {
      problem(.samePage, "an address where a page is expected", place)
      return .unknown
    }
    if let variable = variable(arguments[0]), low.contains(variable) {
      note(.lowPage, "a page that cannot be high needs no mapping: page_address() would do", place)
    }
    if let variable = variable(arguments[0]) { learnPage(variable) }
    let token = Int32(code.token(place))
    if sites[token] == nil {
      sites[token] = Site(
        kind: kind, page: text(arguments[0]), reads: Reads(arguments[0], self), place: place,
        name: pageName(arguments[0]))
    }
    // A folio's address starts at an offset.
    let isStart = isPage || word == .kmapLocalFolio && constant(arguments[arguments.count - 1]) == 0
    let address = push(kind, token, isStart ? .none : .added(-1), place)
    if !isStopped, let variable = plainVariable(arguments[0]), let origin = state.origins[variable]
    {
      state.live[state.live.count - 1].origin = origin
    }
    return address
  }

  /// Puts a mapping on the stack; its address.
  mutating func push(
    _ kind: MappingKind, _ token: Int32, _ offset: MappingOffset, _ place: Int
  ) -> MappingValue {
    result.maps.insert(token)
    if state.live.contains(where: { $0.site == token }) {
      problem(.boundedDepth, "mapped again before what was mapped here is unmapped", place)
      return .unknown
    }
    if state.live.count >= ConvertLimits.liveMappings {
      problem(.boundedDepth, "more than 16 pages are mapped at once", place)
      return .unknown
    }
    if kind == .kmap, state.live.contains(where: { $0.kind == .atomic }) {
      note(.sleeps, "kmap() may sleep, which code under kmap_atomic() must not", place)
    }
    state.live.append(LiveMapping(site: token, kind: kind))
    return MappingValue(held: HeldAddress(site: token, offset: offset))
  }

  /// Unmaps.
  mutating func unmap(_ kind: MappingKind, _ number: Int, _ arguments: [Int], _ place: Int) {
    guard arguments.count == number + 1 else {
      return problem(.notUnderstood, "an unmapping call with other arguments", place)
    }
    for argument in arguments.prefix(number) { _ = evaluate(argument) }
    if isStopped { return }
    if kind == .kmap {
      unmap(page: arguments[number], place)
    } else {
      unmap(address: arguments[number], kind, place)
    }
  }

  /// Unmaps by an address.
  mutating func unmap(address argument: Int, _ kind: MappingKind, _ place: Int) {
    let given = evaluate(argument)
    if isStopped { return }
    guard let held = given.held else {
      let text = text(argument)
      if state.live.contains(where: { names($0, argument) }) {
        return problem(.samePage, "the page where its address is expected: \(text)", place)
      }
      if state.live.allSatisfy({ $0.kind == .foreign }) {
        return problem(
          .crossesFunctions, "what is unmapped here was mapped somewhere else: \(text)", place)
      }
      return problem(
        .samePage, "no address of a page that is mapped here: \(text)", place)
    }
    if held.isDead { return problem(.unmappedTwice, "the page is unmapped already", place) }
    guard let index = state.live.lastIndex(where: { $0.site == held.site }) else {
      return problem(.unmappedTwice, "the page is not mapped here", place)
    }
    let mapping = state.live[index]
    if mapping.kind != kind {
      return problem(
        .otherPartner, "\(code.bytes(place).string)() of what \(callName(mapping.site))() mapped",
        place)
    }
    if index != state.live.count - 1 {
      return problem(
        .lastInFirstOut, "unmapped before a mapping that was made after it", place)
    }
    // What is changed in the argument itself is not what the mapping call gave.
    // One step is as good as an offset, but for a conversion nothing is left to chance.
    let isMoved = mode == .lenient ? held.offset == .moved : held.offset.isMoved
    if isMoved
      || held.offset != .none && variable(argument) == nil
        && placeNumber(argument) == nil && !(mode == .lenient && held.offset == .stepped)
    {
      guard mode == .assuming, code.isWord(place, .kunmapAtomic), entry == nil else {
        return problem(
          .movedPointer, "'\(text(argument))' may point past the page that it is in", place)
      }
      review(
        .movedPointer, "'\(text(argument))' may point past its page: a variable keeps its start",
        place)
      note(unmap: place, undoes: held.site, holder: argument, isExchanged: false)
      result.unmaps[Int32(code.token(place))]?.isMoved = true
      state.live.removeLast()
      die(held.site)
      return
    }
    note(unmap: place, undoes: held.site, holder: argument, isExchanged: false)
    state.live.removeLast()
    die(held.site)
  }

  /// Unmaps by a page, as kunmap() does.
  private mutating func unmap(page argument: Int, _ place: Int) {
    let given = evaluate(argument)
    if isStopped { return }
    let page = text(argument)
    if let held = given.held {
      let call = callName(held.site)
      return problem(.otherPartner, "the address of \(call)() where a page is expected", place)
    }
    guard
      let index = state.live.lastIndex(where: {
        $0.kind == .kmap
          && (names($0, argument) && !$0.isPageChanged || isOrigin($0.origin, argument))
      })
    else { return unknownPage(page, place) }
    let site = state.live[index].site
    if sites[site]?.reads.hasCall == true, hasOtherCallee(argument) {
      review(.samePage, "'\(page)' is taken to name the same page both times", place)
    }
    if state.exchange >= 0 {
      // The second of two: it undoes what the first one named.
      guard state.exchange == site, index == state.live.count - 1,
        let other = state.live.dropLast().last
      else {
        return problem(.lastInFirstOut, "unmapped before a mapping that was made after it", place)
      }
      note(unmap: place, undoes: other.site, holder: nil, isExchanged: true)
      state.exchange = -1
      state.live.removeLast(2)
      die(site)
      die(other.site)
    } else if index == state.live.count - 1 {
      note(unmap: place, undoes: site, holder: nil, isExchanged: false)
      state.live.removeLast()
      die(site)
    } else if index == state.live.count - 2, let last = state.live.last, last.kind == .kmap {
      note(unmap: place, undoes: last.site, holder: nil, isExchanged: true)
      state.exchange = last.site
    } else {
      problem(.lastInFirstOut, "unmapped before a mapping that was made after it", place)
    }
  }

  /// Who maps a page has one: its variable is neither NULL nor an error.
  private mutating func learnPage(_ variable: Int) {
    guard let bits = conditions.ofVariable[variable] else { return }
    for index in conditions.conditions.indices where bits >> UInt64(index) & 1 == 1 {
      guard let (asked, question) = conditions.conditions[index].question, asked == variable else {
        continue
      }
      switch question {
      case .truth: state.note(index, true)
      case .isError: state.note(index, false)
      default: break
      }
    }
  }

  /// Whether an expression names the page of a mapping as the mapping call did: with the same variables.
  private func names(_ mapping: LiveMapping, _ value: Int) -> Bool {
    guard let site = sites[mapping.site], site.page == text(value) else { return false }
    return site.reads.variables == Reads(value, self).variables
  }

  /// Whether an expression is written as the one that the mapped page's variable was given, with the same
  /// variables.
  private func isOrigin(_ origin: Int32, _ value: Int) -> Bool {
    guard origin >= 0, text(Int(origin)) == text(value) else { return false }
    return Reads(Int(origin), self).variables == Reads(value, self).variables
  }

  /// Whether an expression is a name, members and elements: no call, and nothing that changes anything.
  func isPlainName(_ value: Int) -> Bool {
    switch expressions[value].kind {
    case .name, .number: return true
    case .member(let base, _, _): return isPlainName(base)
    case .index(let base, let index): return isPlainName(base) && isPlainName(index)
    default: return false
    }
  }

  /// The variables that `kmap()` is given in a function where `kunmap()` names a page by something that no
  /// `kmap()` has.
  func findAliased() -> Set<Int> {
    var (mapped, unmapped): ([Int], [Int]) = ([], [])
    for expression in expressions {
      guard case .call(let callee, let arguments) = expression.kind, arguments.count == 1 else {
        continue
      }
      if code.isWord(place(callee), .kmap) { mapped.append(arguments[0]) }
      if code.isWord(place(callee), .kunmap) { unmapped.append(arguments[0]) }
    }
    let names = Set(mapped.map { text($0) })
    if unmapped.allSatisfy({ names.contains(text($0)) }) { return [] }
    return Set(mapped.compactMap { plainVariable($0) })
  }

  /// What gives the same page each time.
  private static let pageCallees: [StaticString] = [
    "sg_page", "virt_to_page", "pfn_to_page", "vmalloc_to_page", "bh_page", "folio_page",
    "skb_frag_page", "compound_head", "nth_page", "pte_page", "bio_page",
  ]

  /// Whether an expression calls something that may answer in another way the second time.
  private func hasOtherCallee(_ value: Int) -> Bool {
    expressions[value].range.contains { place in
      code.kind(place) == .word && code.kind(place + 1) == .openParen
        && !Self.pageCallees.contains { (name: StaticString) in code.bytes(place).equals(name) }
    }
  }

  private mutating func unknownPage(_ page: String, _ place: Int) {
    if let local = state.live.last(where: { $0.kind != .kmap && sites[$0.site]?.page == page }) {
      return problem(.otherPartner, "kunmap() of what \(callName(local.site))() mapped", place)
    }
    if state.live.allSatisfy({ $0.kind != .kmap }) {
      return problem(
        .crossesFunctions, "what is unmapped here was mapped somewhere else: \(page)", place)
    }
    problem(.samePage, "no page that is known to be mapped here: \(page)", place)
  }

  private func callName(_ site: Int32) -> String { code.source.bytes(Int(site)).string }

  /// Every address in the page of a mapping is of no use any more.
  mutating func die(_ site: Int32) {
    for (holder, held) in state.held where held.site == site { state.held[holder]?.isDead = true }
  }

  /// Notes what an unmapping call undoes, and what holds the address there.
  mutating func note(
    unmap place: Int, undoes site: Int32, holder argument: Int?, isExchanged: Bool
  ) {
    let visible = Set(function.visible[place] ?? [])
    var holders: Set<String> = []
    for (holder, held) in state.held
    where held.site == site && !held.isDead && !held.offset.isMoved
      && visible.contains(baseVariable(holder)) && isPointer(holder)
    {
      holders.insert(holderName(holder))
    }
    // An address that was moved is kept in a variable of its own where the edits can add one.
    let isHeld = state.held.values.contains { $0.site == site && !$0.isDead }
    if argument == nil, holders.isEmpty, !isHeld, site != ownToken {
      guard mode == .assuming else {
        return problem(.localHolder, "nothing holds the address that was mapped", place)
      }
      review(.localHolder, "nothing holds the address that was mapped: a variable has to", place)
    }
    let token = Int32(code.token(place))
    if var use = result.unmaps[token] {
      use.sites.insert(site)
      use.holders.formIntersection(holders)
      if use.isExchanged != isExchanged {
        problem(.lastInFirstOut, "exchanged with another unmapping on some ways only", place)
      }
      result.unmaps[token] = use
    } else {
      result.unmaps[token] = UnmapUse(sites: [site], holders: holders, isExchanged: isExchanged)
    }
    if isExchanged {
      review(
        .lastInFirstOut, "unmapped in the order of mapping: this and its neighbour change places",
        place)
    }
  }

  /// Whether a holder can be given to `kunmap_local()`: an integer cannot.
  private func isPointer(_ holder: Int) -> Bool {
    holder >= function.variables.count || function.variables[holder].isPointer
  }

  /// Whether a node is the second of two unmapping calls that change places.
  func isExchangePartner(_ kind: FlowKind) -> Bool {
    switch kind {
    case .join: return true
    case .evaluate(let value):
      guard case .call(let callee, _) = expressions[value].kind else { return false }
      return code.isWord(place(callee), .kunmap)
    default: return false
    }
  }

  /// `page_address()` of a page that is mapped finds what kmap() has mapped, and nothing else.
  ///
  /// What it gives where a variable that keeps the address can take its place; nil elsewhere.
  mutating func pageAddress(_ arguments: [Int], _ place: Int) -> MappingValue? {
    guard let page = arguments.first.map({ text($0) }) else { return nil }
    let mapping = state.live.last { $0.kind == .kmap && sites[$0.site]?.page == page }
    let token = Int32(code.token(place))
    guard let mapping else {
      result.otherAddresses.insert(token)
      return nil
    }
    guard mode == .assuming, arguments.count == 1, names(mapping, arguments[0]),
      !mapping.isPageChanged
    else {
      problem(
        .localHolder, "page_address() finds what kmap() mapped, and no local mapping", place)
      return nil
    }
    review(
      .localHolder, "page_address() finds what kmap() mapped: a variable takes its place", place)
    result.addresses[token, default: []].insert(mapping.site)
    return MappingValue(held: HeldAddress(site: mapping.site))
  }
}
