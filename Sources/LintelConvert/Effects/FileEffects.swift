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
    /// The parameters that point to what it stores so.
    var keptContents: Set<Int> = []
    /// The parameters that it gives back.
    var returned: Set<Int> = []
    /// The parameters that it unmaps, on some way at least.
    var unmapped: Set<Int> = []
    /// Whether it maps or unmaps and not the other as often: a part of a pair.
    var isHalf = false
    /// What it maps with, where it maps: a local mapping, an atomic one, or kmap().
    var hasMapping = false
    /// Whether it assigns to what its arguments name: a macro.
    var assigns = false
    /// Whether it is a macro.
    var isMacro = false
  }

  private(set) var summaries: [Int32: Summary] = [:]
  private let source: SourceTokens
  private let facts: KernelFacts
  private var cache: [Int32: KernelFact] = [:]

  /// Reads the functions and macros of a file.
  init(_ outline: SourceOutline, _ source: SourceTokens, facts: KernelFacts) {
    self.source = source
    self.facts = facts
    var callees: [Int32: Set<Int32>] = [:]
    for function in outline.functions {
      let word = source[function.name].value
      var summary = summaries[word] ?? Summary()
      callees[word, default: []].formUnion(
        scan(function.body.lowerBound..<function.body.upperBound, into: &summary))
      let flow = ParameterFlow(function, source, self)
      summary.kept.formUnion(flow.kept)
      summary.keptContents.formUnion(flow.keptContents)
      summary.returned.formUnion(flow.returned)
      summary.unmapped.formUnion(flow.unmapped)
      summaries[word] = summary
    }
    for macro in outline.macros where macro.parts.parameters != nil || !macro.parts.body.isEmpty {
      let word = source[macro.parts.name].value
      var summary = summaries[word] ?? Summary()
      callees[word, default: []].formUnion(scan(macro.parts.body, into: &summary))
      summary.isMacro = true
      summary.assigns =
        summary.assigns
        || macro.parts.body.contains {
          switch source[$0].kind {
          case .assign, .compoundAssign, .increment, .decrement: true
          default: false
          }
        }
      summaries[word] = summary
    }
    close(callees)
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
        let before = summary.facts
        for other in called {
          if let facts = summaries[other]?.facts {
            summary.facts.formUnion(facts.intersection(shared))
          }
        }
        if summary.facts != before {
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
