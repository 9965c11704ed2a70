// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The verdicts on single functions.
extension FileJudge {
  /// Judges a function with these deprecated calls.
  func judge(_ function: SourceFunction, _ sites: [Int]) -> JudgedFunction {
    let word = source[function.name].value
    var judged = JudgedFunction(
      function: function, verdict: refusal(function.text, function.name, sites, []),
      calls: helperCalls(in: function), isHalf: effects.summaries[word]?.isHalf == true)
    let isHelper = effects.helpers[word].map { isConverted($0.kind) } ?? false
    if sites.isEmpty, judged.calls.isEmpty, !isHelper { return judged }
    judge(sites, &judged)
    return judged
  }

  private func judge(_ sites: [Int], _ judged: inout JudgedFunction) {
    let function = judged.function
    func refuse(_ problem: ReadingProblem) {
      judged.verdict = refusal(
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
      var outcome = try outcome(function, .strict)
      judged.stored = Set(outcome.problems.compactMap(\.member))
      if !outcome.problems.isEmpty {
        let lenient = try self.outcome(function, .assuming)
        if lenient.problems.isEmpty {
          // What is not offered by another rewrite holds if conditions do not change.
          let codes = Set(lenient.reviews.map(\.code))
          let problem = outcome.problems.first { !codes.contains($0.code) }
          outcome = lenient
          if let problem {
            outcome.reviews.append(
              WalkFinding(
                code: .correlatedConditions,
                text: "right only if a condition is answered the same way twice: \(problem.text)",
                token: problem.token, steps: problem.steps))
          }
        }
      }
      judged.verdict = verdict(function, sites, judged.calls, outcome)
    } catch {
      refuse(error)
    }
  }

  /// What is found on all ways through a function; what it gives back is its caller's only where all
  /// of them are known.
  private func outcome(
    _ function: SourceFunction, _ mode: WalkMode
  ) throws(ReadingProblem) -> WalkResult {
    var outcome = try walk(function, mode)
    if case .maps = effects.helpers[source[function.name].value]?.role { return outcome }
    outcome.problems += outcome.handOvers
    return outcome
  }

  /// Walks all combinations of a function's `#if` arms.
  ///
  /// A function that unmaps for its callers starts with the page mapped, also where it is only tried as such.
  func walk(
    _ function: SourceFunction, _ mode: WalkMode, as tried: MappingHelper? = nil
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
      let parsed = try FunctionParser.parse(
        code, parameters: function.parameters, helpers: Set(effects.helpers.keys))
      if mode != .lenient, let (finding, isHarmless) = hidden(in: parsed) {
        if mode == .strict || !isHarmless {
          result.problems.append(finding)
          continue
        }
        result.reviews.append(finding)
      }
      let graph = try GraphBuilder.graph(of: parsed) { place in
        self.effects.looked(code.token(place)).contains(.noReturn)
      }
      result.merge(
        MappingWalker.walk(
          parsed, graph, effects, name: function.name, mode: mode,
          entry: tried ?? effects.helpers[source[function.name].value]))
    }
    return result
  }

  private func reason(_ finding: WalkFinding) -> Reason {
    Reason(
      code: finding.code, text: finding.text, line: line(finding.token),
      steps: finding.steps.map { ReasonStep(line: line($0.token), text: $0.text) })
  }

  private func verdict(
    _ function: SourceFunction, _ sites: [Int], _ calls: [Int], _ outcome: WalkResult
  ) -> FunctionVerdict {
    if !outcome.problems.isEmpty {
      return refusal(function.text, function.name, sites, outcome.problems.map(reason))
    }
    for token in sites + calls
    where !outcome.maps.contains(Int32(token)) && outcome.unmaps[Int32(token)] == nil {
      return refusal(
        function.text, function.name, sites,
        [Reason(code: .notUnderstood, text: "no way leads to this call", line: line(token))])
    }
    if let reason = kept(function, Set(sites + calls), outcome) {
      return refusal(function.text, function.name, sites, [reason])
    }
    if let token = outcome.addresses.first(where: {
      $0.value.count > 1 || outcome.otherAddresses.contains($0.key)
    })?.key {
      let reason = Reason(
        code: .localHolder, text: "page_address() finds what kmap() mapped on some ways only",
        line: line(Int(token)))
      return refusal(function.text, function.name, sites, [reason])
    }
    var edits: [SourceEdit] = []
    do throws(ReadingProblem) {
      var conversion = ConversionEdits(source, outcome, function, outline.macros)
      edits = try conversion.edits(of: sites, effects.helpers, calls)
    } catch {
      return refusal(
        function.text, function.name, sites,
        [Reason(code: .movedPointer, text: error.text, line: line(error.token))])
    }
    let reviews = outcome.reviews.map(reason) + otherArms(function, sites)
    return FunctionVerdict(
      path: path, function: function.text, line: line(function.name),
      verdict: reviews.isEmpty ? .convert : .review,
      reasons: reviews + proofs(function, outcome, sites) + outcome.notes.map(reason),
      sites: sites.map(site), edits: edits)
  }

  /// A mapping that is made or undone here, and is not converted.
  private func kept(
    _ function: SourceFunction, _ converted: Set<Int>, _ outcome: WalkResult
  ) -> Reason? {
    for token in converted.sorted() {
      let others = outcome.unmaps[Int32(token)]?.sites.filter {
        Int($0) != function.name && !converted.contains(Int($0))
      }
      if let other = others?.min() {
        let text = "\(source.bytes(Int(other)).string)(), which it undoes, is not converted"
        return Reason(code: .allOrNothing, text: text, line: line(token))
      }
    }
    guard let helper = effects.helpers[source[function.name].value], isConverted(helper.kind) else {
      return nil
    }
    let calls = outcome.maps.union(outcome.unmaps.keys).filter { !converted.contains(Int($0)) }
    guard let other = calls.min() else { return nil }
    let text = "\(source.bytes(Int(other)).string)() is not converted"
    return Reason(code: .allOrNothing, text: text, line: line(Int(other)))
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
  private func proofs(
    _ function: SourceFunction, _ outcome: WalkResult, _ sites: [Int]
  ) -> [Reason] {
    var reasons: [Reason] = []
    for token in sites {
      guard let use = outcome.unmaps[Int32(token)] else { continue }
      // What the function's own name stands for is mapped by its callers.
      let lines = use.sites.filter { Int($0) != function.name }.map { line(Int($0)) }.sorted()
      if lines.isEmpty {
        reasons.append(
          Reason(
            code: .everyPath, text: "unmaps what its callers have mapped, on every way",
            line: line(token), isProof: true))
        continue
      }
      let maps = lines.map(String.init)
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
    if reasons.isEmpty, let first = sites.first {
      reasons.append(
        Reason(
          code: .everyPath, text: "hands on what it maps; others of its group unmap it",
          line: line(first), isProof: true))
    }
    return reasons
  }
}
