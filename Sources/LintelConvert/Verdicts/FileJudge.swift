// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Judges the functions of a file.
struct FileJudge {
  let path: String
  let source: SourceTokens
  let apis: Set<Int32>
  let lines: LineIndex
  let outline: SourceOutline
  let effects: FileEffects
  /// The macros of the file by the numbers of their names.
  let macros: [Int32: [SourceTokens.Macro]]

  /// The tokens of a file that was read with `ConvertWords.vocabulary`, and the numbers of the
  /// deprecated names.
  init(path: String, source: SourceTokens, apis: Set<Int32>, facts: KernelFacts) {
    self.path = path
    self.source = source
    self.apis = apis
    lines = LineIndex(source.text)
    outline = FunctionFinder.outline(of: source)
    effects = FileEffects(outline, source, facts: facts)
    macros = Dictionary(grouping: outline.macros.map(\.parts)) { source[$0.name].value }
  }

  /// The verdicts in the order of the file.
  func verdicts() -> [FunctionVerdict] {
    var verdicts: [(token: Int, verdict: FunctionVerdict)] = []
    var covered: Set<Int> = []
    if let own = ownDefinition() { return refused(own) }
    for macro in outline.macros {
      let sites = macro.parts.body.filter { isNamed($0) }
      covered.formUnion(sites)
      let isDefinition = apis.contains(source[macro.parts.name].value)
      if isDefinition || sites.isEmpty { continue }
      verdicts.append((macro.parts.name, wrapper(macro, sites)))
    }
    for function in outline.functions {
      let sites = function.body.filter { isNamed($0) && !covered.contains($0) }
      covered.formUnion(sites)
      if sites.isEmpty || apis.contains(source[function.name].value) { continue }
      verdicts.append((function.name, judge(function, sites)))
    }
    if let stray = strays(covered) { verdicts.append(stray) }
    return verdicts.sorted { $0.token < $1.token }.map(\.verdict)
  }

  /// Whether a token is one of the deprecated names.
  private func isNamed(_ token: Int) -> Bool {
    source[token].kind == .word && apis.contains(source[token].value)
  }

  /// Where the file defines one of the mapping calls by itself: what it calls is not the kernel's.
  private func ownDefinition() -> Int? {
    let names = outline.functions.map(\.name) + outline.macros.map(\.parts.name)
    return names.first { ConvertWord.isMapping(source[$0].value) }
  }

  /// Refuses all functions of the file because of what it defines.
  private func refused(_ own: Int) -> [FunctionVerdict] {
    let name = source.bytes(own).string
    let reason = Reason(
      code: .wrapperMacro, text: "this file has a \(name)() of its own", line: line(own))
    return outline.functions.compactMap { function in
      let sites = function.body.filter { isNamed($0) }
      if sites.isEmpty || apis.contains(source[function.name].value) { return nil }
      return refusal(function.text, function.name, sites, [reason])
    }
  }

  /// The line of a token.
  func line(_ token: Int) -> Int {
    token < source.count ? lines.line(of: Int(source[token].start)) : 1
  }

  private func site(_ token: Int) -> ConversionSite {
    ConversionSite(line: line(token), api: source.bytes(token).string)
  }

  /// The verdict on what is not converted.
  private func refusal(
    _ name: String, _ token: Int, _ sites: [Int], _ reasons: [Reason]
  ) -> FunctionVerdict {
    FunctionVerdict(
      path: path, function: name, line: line(token), verdict: .refuse, reasons: reasons,
      sites: sites.map(site), edits: [])
  }

  private func wrapper(_ macro: SourceMacro, _ sites: [Int]) -> FunctionVerdict {
    let name = source.bytes(macro.parts.name).string
    let reason = Reason(
      code: .wrapperMacro, text: "\(name) is a macro that maps or unmaps", line: line(sites[0]))
    return refusal(name, macro.parts.name, sites, [reason])
  }

  /// Calls that stand in braces of which nobody knows what they are.
  private func strays(_ covered: Set<Int>) -> (token: Int, verdict: FunctionVerdict)? {
    let found = strayCalls(covered, isNamed)
    guard let first = found.first else { return nil }
    let reason = Reason(
      code: .notUnderstood, text: "a call in code that is not understood", line: line(first))
    return (first, refusal("", first, found, [reason]))
  }

  /// Calls of some names that no function and no macro covers.
  func strayCalls(_ covered: Set<Int>, _ isWanted: (Int) -> Bool) -> [Int] {
    (0..<source.count).filter {
      isWanted($0) && !covered.contains($0) && source.kind($0 + 1) == .openParen && isCalled($0)
    }
  }

  /// Whether what stands before a name can stand before a call, and not before a declared name.
  private func isCalled(_ token: Int) -> Bool {
    switch source.kind(token - 1) {
    case .assign, .openParen, .comma, .semicolon, .openBrace, .closeBrace, .plus, .minus: true
    case .word: source.facts(token - 1).contains(.statement)
    default: false
    }
  }

  // MARK: - Functions

  private func judge(_ function: SourceFunction, _ sites: [Int]) -> FunctionVerdict {
    func refuse(_ problem: ReadingProblem) -> FunctionVerdict {
      refusal(
        function.text, function.name, sites,
        [Reason(code: .notUnderstood, text: problem.text, line: line(problem.token))])
    }
    for token in sites
    where source.kind(token + 1) != .openParen || source.kind(token - 1) == .dot
      || source.kind(token - 1) == .arrow
    {
      return refuse(ReadingProblem(token, "a name that is not called"))
    }
    do throws(ReadingProblem) {
      var outcome = try walk(function, .strict)
      if !outcome.problems.isEmpty {
        let lenient = try walk(function, .assuming)
        if lenient.problems.isEmpty {
          let problem = outcome.problems[0]
          outcome = lenient
          outcome.reviews.append(
            WalkFinding(
              code: .correlatedConditions,
              text: "right only if a condition is answered the same way twice: \(problem.text)",
              token: problem.token, steps: problem.steps))
        }
      }
      return verdict(function, sites, outcome)
    } catch {
      return refuse(error)
    }
  }

  /// Walks all combinations of a function's `#if` arms.
  func walk(
    _ function: SourceFunction, _ mode: WalkMode
  ) throws(ReadingProblem) -> WalkResult {
    if function.isUneven {
      throw ReadingProblem(
        function.body.lowerBound, "the arms of an #if differ in their braces")
    }
    let body = (function.body.lowerBound + 1)..<function.body.upperBound
    if body.count > ConvertLimits.tokens {
      throw ReadingProblem(
        function.name, "a function of more than \(ConvertLimits.tokens) tokens")
    }
    var result = WalkResult()
    for tokens in try ArmCombinations.all(of: body, in: source) {
      let code = try FunctionCode(source, tokens)
      let parsed = try FunctionParser.parse(code, parameters: function.parameters)
      if mode != .lenient, let finding = hidden(in: parsed) {
        result.problems.append(finding)
        continue
      }
      let graph = try GraphBuilder.graph(of: parsed) { place in
        self.effects.looked(code.token(place)).contains(.noReturn)
      }
      result.merge(
        MappingWalker.walk(
          parsed, graph, effects, name: source[function.name].value,
          mode: mode))
    }
    return result
  }

  private func reason(_ finding: WalkFinding) -> Reason {
    Reason(
      code: finding.code, text: finding.text, line: line(finding.token),
      steps: finding.steps.map { ReasonStep(line: line($0.token), text: $0.text) })
  }

  private func verdict(
    _ function: SourceFunction, _ sites: [Int], _ outcome: WalkResult
  ) -> FunctionVerdict {
    if !outcome.problems.isEmpty {
      return refusal(function.text, function.name, sites, outcome.problems.map(reason))
    }
    for token in sites
    where !outcome.maps.contains(Int32(token)) && outcome.unmaps[Int32(token)] == nil {
      return refusal(
        function.text, function.name, sites,
        [Reason(code: .notUnderstood, text: "no way leads to this call", line: line(token))])
    }
    for token in sites {
      guard let use = outcome.unmaps[Int32(token)],
        let other = use.sites.first(where: { !sites.contains(Int($0)) })
      else { continue }
      let text = "\(source.bytes(Int(other)).string)(), which it undoes, is not converted"
      return refusal(
        function.text, function.name, sites,
        [Reason(code: .allOrNothing, text: text, line: line(token))])
    }
    var edits: [SourceEdit] = []
    do throws(ReadingProblem) {
      var conversion = ConversionEdits(source, outcome, function, outline.macros)
      edits = try conversion.edits(of: sites)
    } catch {
      return refusal(
        function.text, function.name, sites,
        [Reason(code: .movedPointer, text: error.text, line: line(error.token))])
    }
    let reviews = outcome.reviews.map(reason) + otherArms(function, sites)
    return FunctionVerdict(
      path: path, function: function.text, line: line(function.name),
      verdict: reviews.isEmpty ? .convert : .review,
      reasons: reviews + proofs(outcome, sites) + outcome.notes.map(reason),
      sites: sites.map(site), edits: edits)
  }

  /// Where code switches page faults or preemption off by itself, what kmap_atomic() did may be
  /// asked for in the other arms, too.
  private func otherArms(_ function: SourceFunction, _ sites: [Int]) -> [Reason] {
    guard sites.contains(where: { source[$0].value == ConvertWord.kmapAtomic.rawValue }) else {
      return []
    }
    for token in function.body where source[token].kind == .word {
      let facts = effects.looked(token)
      if facts.contains(.faultsOff) {
        return [
          Reason(
            code: .pageFaults, text: "page faults are switched off by hand in this function",
            line: line(token))
        ]
      }
      if source.bytes(token).equals("preempt_disable") {
        return [
          Reason(
            code: .preemption, text: "preemption is switched off by hand in this function",
            line: line(token))
        ]
      }
    }
    return []
  }

  /// What shows that the conditions hold.
  private func proofs(_ outcome: WalkResult, _ sites: [Int]) -> [Reason] {
    var reasons: [Reason] = []
    for token in sites {
      guard let use = outcome.unmaps[Int32(token)] else { continue }
      let maps = use.sites.map { line(Int($0)) }.sorted().map(String.init)
        .joined(separator: ", ")
      let holder = use.holders.sorted().first.map { ", held by \($0)" } ?? ""
      reasons.append(
        Reason(
          code: .everyPath, text: "unmaps what line \(maps) maps, on every way\(holder)",
          line: line(token), isProof: true))
    }
    if !outcome.assumed.isEmpty, let first = sites.first {
      let names = outcome.assumed.sorted().joined(separator: ", ")
      reasons.append(
        Reason(
          code: .escape, text: "assumed not to keep the address: \(names)", line: line(first),
          isProof: true))
    }
    return reasons
  }
}
