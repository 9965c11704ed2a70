// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What the functions and macros of a file do, by the numbers of their words.
struct FileEffects {
  /// What a function does with its parameters.
  struct Summary {
    /// What it, and what it calls in this file, is known to do.
    var facts: KernelFact = []
    /// The parameters that it stores where they outlive the call, by their places.
    var kept: Set<Int> = []
    /// The parameters that it stores in structures on the stack, which it may hand on.
    var lent: Set<Int> = []
    /// The parameters that point to what it stores so.
    var keptContents: Set<Int> = []
    /// The parameters that it gives back.
    var returned: Set<Int> = []
    /// The parameters that it unmaps, on some way at least.
    var unmapped: Set<Int> = []
    /// The parameters whose page or physical address it asks for.
    var lowMemory: Set<Int> = []

    /// What is known of its parameters, to see whether it is more than before.
    var parameters: [Set<Int>] { [kept, lent, keptContents, returned, unmapped, lowMemory] }
    /// Whether it maps or unmaps and not the other as often: a part of a pair.
    var isHalf = false
    /// What it maps with, where it maps: a local mapping, an atomic one, or kmap().
    var hasMapping = false
    /// Whether it assigns to what its arguments name: a macro.
    var assigns = false
    /// Whether it is a macro.
    var isMacro = false
    /// Whether it may leave the function or the loop that it is used in: a macro.
    var leaves = false
  }

  /// Which of the file's functions come back to each other.
  private(set) var cycles = CallCycles()
  private(set) var summaries: [Int32: Summary] = [:]
  /// The functions that map for their callers, or unmap.
  var helpers: [Int32: MappingHelper] = [:]
  /// The numbers of the members by which helpers name pages.
  var memberWords: [String: Int32] = [:]
  private let source: SourceTokens
  private let facts: KernelFacts
  private var cache: [Int32: KernelFact] = [:]

  /// Reads the functions and macros of a file.
  init(_ outline: SourceOutline, _ source: SourceTokens, facts: KernelFacts) {
    self.source = source
    self.facts = facts
    var callees: [Int32: Set<Int32>] = [:]
    var flows: [(word: Int32, flow: ParameterFlow)] = []
    for function in outline.functions {
      let word = source[function.name].value
      var summary = summaries[word] ?? Summary()
      callees[word, default: []].formUnion(
        scan(function.body.lowerBound..<function.body.upperBound, into: &summary))
      flows.append((word, ParameterFlow(function, source)))
      summaries[word] = summary
    }
    for macro in outline.macros where macro.parts.parameters != nil || !macro.parts.body.isEmpty {
      let word = source[macro.parts.name].value
      var summary = summaries[word] ?? Summary()
      callees[word, default: []].formUnion(scan(macro.parts.body, into: &summary))
      // A macro without parameters is named alone.
      for at in macro.parts.body where source[at].kind == .word {
        callees[word, default: []].insert(source[at].value)
      }
      summary.isMacro = true
      summary.assigns =
        summary.assigns
        || macro.parts.body.contains {
          switch source[$0].kind {
          case .assign, .compoundAssign, .increment, .decrement: true
          default: false
          }
        }
      summary.leaves = summary.leaves || leaves(macro.parts)
      summaries[word] = summary
    }
    cycles = CallCycles(callees)
    close(callees)
    follow(&flows)
  }

  /// Whether a macro has a statement that leaves what it stands in, or a name that says so.
  private func leaves(_ macro: SourceTokens.Macro) -> Bool {
    macro.body.contains { at in
      switch ConvertWord(rawValue: source[at].kind == .word ? source[at].value : -1) {
      case .returnWord, .gotoWord, .breakWord, .continueWord: true
      default: false
      }
    }
  }

  /// Follows parameters through the functions until nothing new is found.
  private mutating func follow(_ flows: inout [(word: Int32, flow: ParameterFlow)]) {
    for _ in 0..<8 {
      var isChanged = false
      for index in flows.indices {
        flows[index].flow.follow(self)
        let (word, flow) = flows[index]
        var summary = summaries[word] ?? Summary()
        let before = summary.parameters
        summary.kept.formUnion(flow.kept)
        summary.lent.formUnion(flow.lent)
        summary.keptContents.formUnion(flow.keptContents)
        summary.returned.formUnion(flow.returned)
        summary.unmapped.formUnion(flow.unmapped)
        summary.lowMemory.formUnion(flow.lowMemory)
        isChanged = isChanged || summary.parameters != before
        summaries[word] = summary
      }
      if !isChanged { break }
    }
  }

  /// Notes what the tokens of a range call; the words that are called.
  private mutating func scan(_ range: Range<Int>, into summary: inout Summary) -> Set<Int32> {
    var callees: Set<Int32> = []
    var (maps, unmaps) = (0, 0)
    for at in range where source[at].kind == .word && source.kind(at + 1) == .openParen {
      let word = source[at].value
      let mapping = ConvertWord(rawValue: word)
      if mapping?.maps != nil {
        maps += 1
      } else if mapping?.unmaps != nil {
        unmaps += 1
      } else {
        callees.insert(word)
        summary.facts.formUnion(known(at))
      }
    }
    if maps + unmaps > 0 { summary.hasMapping = true }
    if (maps == 0) != (unmaps == 0) { summary.isHalf = true }
    return callees
  }

  /// Adds to each what those do that it calls in this file.
  private mutating func close(_ callees: [Int32: Set<Int32>]) {
    let shared: KernelFact = [.pageFaults, .thisCPU, .sleeps]
    var isChanged = true
    var rounds = 0
    while isChanged && rounds < 16 {
      isChanged = false
      rounds += 1
      for (word, called) in callees {
        guard var summary = summaries[word] else { continue }
        let (before, left) = (summary.facts, summary.leaves)
        for other in called {
          guard let known = summaries[other] else { continue }
          summary.facts.formUnion(known.facts.intersection(shared))
          if summary.isMacro && known.leaves { summary.leaves = true }
        }
        if summary.facts != before || summary.leaves != left {
          summaries[word] = summary
          isChanged = true
        }
      }
    }
  }

  /// What the table knows of the word at a token.
  mutating func known(_ token: Int) -> KernelFact {
    let word = source[token].value
    if let known = cache[word] { return known }
    let found = facts.facts(source.bytes(token))
    cache[word] = found
    return found
  }

  /// What the table knows of a word, without remembering it.
  func looked(_ token: Int) -> KernelFact {
    cache[source[token].value] ?? facts.facts(source.bytes(token))
  }
}
