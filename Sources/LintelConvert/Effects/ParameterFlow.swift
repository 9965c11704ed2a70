// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Where the parameters of a function go.
///
/// A parameter is followed through assignments to local variables, in any order. A function that is
/// not understood tells nothing.
struct ParameterFlow {
  /// The parameters that are stored where they outlive the call.
  private(set) var kept: Set<Int> = []
  /// The parameters that are stored in structures on the stack.
  private(set) var lent: Set<Int> = []
  /// The parameters that point to what is stored so, or given back.
  private(set) var keptContents: Set<Int> = []
  /// The parameters that are unmapped.
  private(set) var unmapped: Set<Int> = []
  /// The parameters that are given back.
  private(set) var returned: Set<Int> = []

  /// The parameters whose page or physical address is asked for.
  private(set) var lowMemory: Set<Int> = []

  private var parsed: FunctionParser.Result?
  private var summaries: [Int32: FileEffects.Summary] = [:]
  /// For each variable the parameters that it may hold.
  private var holds: [Int: Set<Int>] = [:]

  init(_ function: SourceFunction, _ source: SourceTokens) {
    guard !function.isUneven, !function.parameters.isEmpty,
      function.body.count < ConvertLimits.tokens
    else { return }
    let body = (function.body.lowerBound + 1)..<function.body.upperBound
    guard let tokens = try? ArmCombinations.all(of: body, in: source).first,
      let code = try? FunctionCode(source, tokens),
      let parsed = try? FunctionParser.parse(code, parameters: function.parameters)
    else { return }
    var number = 0
    for (place, parameter) in function.parameters.enumerated() where parameter >= 0 {
      holds[number] = [place]
      number += 1
    }
    self.parsed = parsed
  }

  /// Follows the parameters with what is known of other functions.
  mutating func follow(_ effects: FileEffects) {
    guard let parsed else { return }
    summaries = effects.summaries
    // A copy that stays would be one for each function.
    defer { summaries = [:] }
    // Two rounds see a variable that is filled after it is used, as loops do it.
    for _ in 0..<2 {
      for expression in parsed.expressions {
        switch expression.kind {
        case .assign(let target, let value):
          store(origins(value, parsed), target, parsed)
          keep(contents(value, parsed), target, parsed)
        case .call(let callee, let arguments):
          if let member = parsed.calledMember(callee) {
            let facts = effects.looked(parsed.code.token(member))
            for argument in arguments where facts.contains(.keeps) {
              kept.formUnion(origins(argument, parsed))
            }
          }
          guard case .name(-1) = parsed.expressions[callee].kind else { continue }
          let token = parsed.code.token(parsed.expressions[callee].range.lowerBound)
          if let undone = ConvertWord(rawValue: parsed.code.source[token].value)?.unmaps,
            undone.argument < arguments.count
          {
            unmapped.formUnion(origins(arguments[undone.argument], parsed))
          }
          let facts = effects.looked(token)
          let summary = effects.summaries[parsed.code.source[token].value]
          for (place, argument) in arguments.enumerated() {
            let found = origins(argument, parsed)
            if found.isEmpty { continue }
            let isUsed = place == 0 && facts.contains(.usesFirst)
            if facts.contains(.keeps) && !isUsed || summary?.kept.contains(place) == true {
              kept.formUnion(found)
            }
            if summary?.lent.contains(place) == true { lent.formUnion(found) }
            if facts.contains(.lowMemory) || summary?.lowMemory.contains(place) == true {
              lowMemory.formUnion(found)
            }
            if summary?.unmapped.contains(place) == true { unmapped.formUnion(found) }
            if summary?.keptContents.contains(place) == true { keptContents.formUnion(found) }
          }
        default: break
        }
      }
      for statement in parsed.statements {
        switch statement.kind {
        case .declare(let variable, let value?):
          let found = origins(value, parsed)
          if parsed.variables[variable].isStatic { kept.formUnion(found) }
          if !found.isEmpty { holds[variable, default: []].formUnion(found) }
        case .leave(let value?):
          returned.formUnion(origins(value, parsed))
          keptContents.formUnion(contents(value, parsed))
        default: break
        }
      }
    }
  }

  private mutating func store(
    _ origins: Set<Int>, _ target: Int, _ parsed: FunctionParser.Result
  ) {
    if origins.isEmpty { return }
    if case .name(let variable) = parsed.expressions[target].kind, variable >= 0,
      !parsed.variables[variable].isStatic
    {
      holds[variable, default: []].formUnion(origins)
    } else if isOnStack(target, parsed) {
      lent.formUnion(origins)
    } else {
      kept.formUnion(origins)
    }
  }

  /// Whether a place is a member or an element of a structure or an array on the stack.
  private func isOnStack(_ target: Int, _ parsed: FunctionParser.Result) -> Bool {
    switch parsed.expressions[target].kind {
    case .member(let base, _, false), .index(let base, _): return isOnStack(base, parsed)
    case .name(let variable):
      return variable >= 0 && parsed.variables[variable].isAggregate
        && !parsed.variables[variable].isStatic && !parsed.variables[variable].isParameter
    default: return false
    }
  }

  private mutating func keep(
    _ origins: Set<Int>, _ target: Int, _ parsed: FunctionParser.Result
  ) {
    if case .name(let variable) = parsed.expressions[target].kind, variable >= 0,
      !parsed.variables[variable].isStatic
    {
      return
    }
    keptContents.formUnion(origins)
  }

  /// The parameters that point to what a value may be.
  private func contents(_ value: Int, _ parsed: FunctionParser.Result) -> Set<Int> {
    switch parsed.expressions[value].kind {
    case .unary(.star, let inner), .index(let inner, _), .member(let inner, _, _):
      return origins(inner, parsed)
    case .cast(let inner): return contents(inner, parsed)
    case .binary(_, let left, let right):
      return contents(left, parsed).union(contents(right, parsed))
    default: return []
    }
  }

  /// The parameters that a value may be, moved or not.
  private func origins(_ value: Int, _ parsed: FunctionParser.Result) -> Set<Int> {
    switch parsed.expressions[value].kind {
    case .name(let variable): return variable >= 0 ? holds[variable] ?? [] : []
    case .cast(let inner): return origins(inner, parsed)
    case .binary(.plus, let left, let right), .binary(.ampersand, let left, let right),
      .binary(.bar, let left, let right):
      return origins(left, parsed).union(origins(right, parsed))
    case .binary(.minus, let left, _): return origins(left, parsed)
    case .conditional(_, let chosen?, let other):
      return origins(chosen, parsed).union(origins(other, parsed))
    case .list(let values):
      return values.reduce(into: []) { $0.formUnion(origins($1, parsed)) }
    case .call(let callee, let arguments):
      guard case .name(-1) = parsed.expressions[callee].kind,
        let summary = summaries[parsed.code.word(parsed.expressions[callee].range.lowerBound)]
      else { return [] }
      return summary.returned.reduce(into: []) { found, place in
        if place < arguments.count { found.formUnion(origins(arguments[place], parsed)) }
      }
    case .assign(_, let right), .comma(_, let right): return origins(right, parsed)
    case .unary(.ampersand, let inner):
      switch parsed.expressions[inner].kind {
      case .index(let base, _): return origins(base, parsed)
      case .member(let base, _, true): return origins(base, parsed)
      default: return []
      }
    default: return []
    }
  }
}
