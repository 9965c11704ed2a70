// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Finds the functions of a file that map for their callers, or unmap.
extension FileJudge {
  /// Looks at each function after those that it calls, once.
  mutating func findHelpers(_ external: [String: MappingHelper]) {
    if ownDefinition() != nil { return }
    let definitions = Dictionary(grouping: outline.functions) { source[$0.name].value }
    if !external.isEmpty { bind(external, definitions) }
    guard hasMappings else { return }
    for word in effects.cycles.order {
      guard let function = definitions[word]?.first, definitions[word]?.count == 1,
        macros[word] == nil, !effects.cycles.isInCycle(word),
        !function.parameters.contains(-1), let maps = half(function)
      else { continue }
      if let helper = maps ? mapping(function) : unmapping(function) { note(helper, word) }
    }
  }

  /// Notes what a function is, and the words of the members that name its page.
  private mutating func note(_ helper: MappingHelper, _ word: Int32) {
    effects.helpers[word] = helper
    guard effects.memberWords.isEmpty, helper.page?.members.isEmpty == false else { return }
    for token in 0..<source.count where source[token].kind == .word {
      if source.kind(token - 1) == .arrow || source.kind(token - 1) == .dot {
        effects.memberWords[source.bytes(token).string] = source[token].value
      }
    }
  }

  /// Whether any call of the file maps or unmaps.
  private var hasMappings: Bool {
    !effects.helpers.isEmpty || effects.summaries.contains { $0.value.hasMapping }
  }

  /// Gives the helpers of other files to the words of this one.
  private mutating func bind(
    _ external: [String: MappingHelper], _ definitions: [Int32: [SourceFunction]]
  ) {
    var seen: Set<Int32> = []
    for token in 0..<source.count where source[token].kind == .word {
      let word = source[token].value
      guard seen.insert(word).inserted, definitions[word] == nil, macros[word] == nil else {
        continue
      }
      if let helper = external[source.bytes(token).string] { note(helper, word) }
    }
  }

  /// Whether a function maps and does not unmap; nil for one that does both or neither.
  private func half(_ function: SourceFunction) -> Bool? {
    var (maps, unmaps) = (false, false)
    for token in function.body where source[token].kind == .word {
      guard source.kind(token + 1) == .openParen else { continue }
      let word = source[token].value
      if let helper = effects.helpers[word] {
        if case .maps = helper.role { maps = true } else { unmaps = true }
      } else if let call = ConvertWord(rawValue: word) {
        maps = maps || call.maps != nil
        unmaps = unmaps || call.unmaps != nil
      }
    }
    return maps == unmaps ? nil : maps
  }

  /// What a function is that maps on each way and gives the address back; nil for any other.
  private func mapping(_ function: SourceFunction) -> MappingHelper? {
    guard let walked = try? walk(function, .strict), walked.problems.isEmpty, !walked.endsPlainly,
      let first = walked.handed.first, walked.handed.allSatisfy({ $0.kind == first.kind }),
      let distance = walked.handed.map(\.distance).max()
    else { return nil }
    let pages = Set(walked.handed.map(\.page))
    return MappingHelper(
      role: .maps(distance), kind: first.kind, page: pages.count == 1 ? first.page : nil,
      facts: sharedFacts(function))
  }

  /// What a function is that unmaps on each way what its caller gives it; nil for any other.
  private func unmapping(_ function: SourceFunction) -> MappingHelper? {
    let word = source[function.name].value
    let kinds = Set(
      function.body.compactMap { token -> MappingKind? in
        guard source[token].kind == .word, source.kind(token + 1) == .openParen else { return nil }
        let word = source[token].value
        return effects.helpers[word]?.kind ?? ConvertWord(rawValue: word)?.unmaps?.kind
      })
    guard kinds.count == 1, let kind = kinds.first else { return nil }
    var helper: MappingHelper
    if kind == .kmap {
      guard let page = pageName(in: function) else { return nil }
      helper = MappingHelper(role: .unmapsPage, kind: kind, page: page)
    } else {
      guard let unmapped = effects.summaries[word]?.unmapped, unmapped.count == 1,
        let argument = unmapped.first
      else { return nil }
      helper = MappingHelper(role: .unmapsAddress(argument: argument), kind: kind)
    }
    helper.facts = sharedFacts(function)
    guard let walked = try? walk(function, .strict, as: helper), walked.problems.isEmpty,
      walked.handed.isEmpty
    else { return nil }
    return helper
  }

  /// What a function does that matters to a caller who has a page mapped.
  private func sharedFacts(_ function: SourceFunction) -> KernelFact {
    (effects.summaries[source[function.name].value]?.facts ?? [])
      .intersection([.pageFaults, .thisCPU, .sleeps])
  }

  /// How the only `kunmap()` of a function names its page by a parameter.
  private func pageName(in function: SourceFunction) -> PageName? {
    let calls = function.body.filter {
      source[$0].kind == .word && source[$0].value == ConvertWord.kunmap.rawValue
    }
    guard calls.count == 1, let call = calls.first, let close = source.partner(call + 1) else {
      return nil
    }
    return pageName(Array(call + 2..<close), function.parameters)
  }

  /// A page that the tokens of an expression name by a parameter.
  private func pageName(_ tokens: [Int], _ parameters: [Int]) -> PageName? {
    guard let first = tokens.first,
      let argument = parameters.firstIndex(where: {
        $0 >= 0 && source[$0].value == source[first].value
      })
    else { return nil }
    var suffix = ""
    var members: [String] = []
    for (place, token) in tokens.enumerated().dropFirst() {
      let kind = source.kind(token)
      guard place % 2 == 1 ? kind == .arrow || kind == .dot : kind == .word else { return nil }
      if place % 2 == 0 { members.append(source.bytes(token).string) }
      suffix += source.bytes(token).string
    }
    return tokens.count % 2 == 1
      ? PageName(argument: argument, suffix: suffix, members: members) : nil
  }
}
