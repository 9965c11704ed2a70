// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Mappings that a function shares with its callers or with what it calls.
extension MappingWalker {
  /// What holds where a function starts whose caller has mapped the page that it unmaps.
  mutating func entryState() -> MappingState {
    var state = MappingState()
    guard let entry else { return state }
    let site = ownToken
    state.live = [LiveMapping(site: site, kind: entry.kind)]
    switch entry.role {
    case .maps: return MappingState()
    case .unmapsAddress(let argument):
      state.held[argument] = HeldAddress(site: site)
      sites[site] = Site(kind: entry.kind, page: "", reads: Reads(), place: 0)
    case .unmapsPage:
      guard let page = entry.page else { return MappingState() }
      let name = code.source.bytes(function.variables[page.argument].token).string
      sites[site] = Site(
        kind: entry.kind, page: name + page.suffix, reads: reads(page, variable: page.argument),
        place: 0)
    }
    return state
  }

  /// What the name of a page depends on whose argument is a variable.
  private func reads(_ page: PageName, variable: Int) -> Reads {
    var reads = Reads()
    reads.variables = [variable]
    reads.words = Set(page.members.compactMap { effects.memberWords[$0] })
    reads.hasMemory = !page.suffix.isEmpty
    return reads
  }

  /// Notes that the address of the only mapping is given back, which is the caller's from here on.
  mutating func handOver(_ held: HeldAddress, isGuess: Bool, _ place: Int) {
    let text = "the address is returned, and somebody else unmaps it"
    guard !isGuess || state.live.last?.site == held.site, state.live.count == 1,
      let mapping = state.live.last, mapping.site == held.site, mapping.site != ownToken
    else { return problem(.crossesFunctions, text, place) }
    let distance: MappingDistance =
      isGuess || held.offset.isMoved ? .moved : held.offset == .none ? .none : .offset
    var handed = HandedMapping(kind: mapping.kind, distance: distance, page: nil)
    if let site = sites[mapping.site], !mapping.isPageChanged { handed.page = site.name }
    result.handed.insert(handed)
    handOver(text, place)
  }

  /// The name of a page that a value is, by the number of a parameter.
  func pageName(_ value: Int) -> PageName? {
    switch expressions[value].kind {
    case .name(let variable) where variable >= 0 && function.variables[variable].isParameter:
      return PageName(argument: variable, suffix: "", members: [])
    case .member(let base, let word, let isArrow):
      guard let name = pageName(base), let place = expressions[value].range.last,
        code.word(place) == word
      else { return nil }
      let member = code.bytes(place).string
      return PageName(
        argument: name.argument, suffix: name.suffix + (isArrow ? "->" : ".") + member,
        members: name.members + [member])
    default: return nil
    }
  }

  /// Calls a function that maps for this one, or unmaps.
  mutating func call(
    _ helper: MappingHelper, _ arguments: [Int], _ place: Int
  ) -> MappingValue {
    let summary = effects.summaries[code.word(place)]
    var unmapped: Int?
    if case .unmapsAddress(let argument) = helper.role { unmapped = argument }
    guard max(unmapped ?? -1, helper.page?.argument ?? -1) < arguments.count else {
      problem(.notUnderstood, "a call with other arguments", place)
      return .unknown
    }
    _ = pass(arguments, helper.facts, summary, place, except: unmapped)
    if isStopped { return .unknown }
    act(helper.facts, place)
    if isStopped { return .unknown }
    switch helper.role {
    case .maps(let distance):
      let token = Int32(code.token(place))
      if sites[token] == nil { sites[token] = site(helper, arguments, place) }
      let offset: MappingOffset =
        switch distance {
        case .none: .none
        case .offset: .added(-1)
        case .moved: .moved
        }
      return push(helper.kind, token, offset, place)
    case .unmapsAddress(let argument): unmap(address: arguments[argument], helper.kind, place)
    case .unmapsPage:
      if let page = helper.page { unmap(page, arguments[page.argument], place) }
    }
    return .unknown
  }

  /// What is known of the page that a helper maps.
  private func site(_ helper: MappingHelper, _ arguments: [Int], _ place: Int) -> Site {
    guard let page = helper.page, let variable = plainVariable(arguments[page.argument]) else {
      return Site(kind: helper.kind, page: "", reads: Reads(), place: place)
    }
    return Site(
      kind: helper.kind, page: text(arguments[page.argument]) + page.suffix,
      reads: reads(page, variable: variable), place: place)
  }

  /// Unmaps a page that an argument of a helper names.
  private mutating func unmap(_ page: PageName, _ argument: Int, _ place: Int) {
    let name = text(argument) + page.suffix
    let variable = plainVariable(argument)
    guard
      let index = state.live.lastIndex(where: { mapping in
        mapping.kind == .kmap && !mapping.isPageChanged && sites[mapping.site]?.page == name
          && sites[mapping.site]?.reads.variables == variable.map { [$0] }
      })
    else {
      return problem(
        .crossesFunctions, "what is unmapped here was mapped somewhere else: \(name)", place)
    }
    let site = state.live[index].site
    guard index == state.live.count - 1 else {
      return problem(.lastInFirstOut, "unmapped before a mapping that was made after it", place)
    }
    note(unmap: place, undoes: site, holder: nil, isExchanged: false)
    state.live.removeLast()
    die(site)
  }
}
