// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Questions about the expressions of a function.
extension MappingWalker {
  /// An expression as it is written.
  func text(_ value: Int) -> String { code.text(expressions[value].range) }

  /// Where an expression starts.
  func place(_ value: Int) -> Int { expressions[value].range.lowerBound }

  /// The local variable that an expression is, casts left out.
  func variable(_ value: Int) -> Int? {
    switch expressions[value].kind {
    case .name(let variable): variable >= 0 ? variable : nil
    case .cast(let inner): variable(inner)
    default: nil
    }
  }

  /// The number that an expression is; -1 for what is negative.
  func constant(_ value: Int) -> Int? {
    let expression = expressions[value]
    switch expression.kind {
    case .number(let number): return number
    case .cast(let inner): return constant(inner).flatMap { (0...127).contains($0) ? $0 : nil }
    case .unary(.minus, let inner):
      if case .name(-1) = expressions[inner].kind,
        Reads.isConstant(code.bytes(place(inner)))
      {
        return -1
      }
      return constant(inner).flatMap { $0 > 0 ? -1 : $0 == 0 ? 0 : nil }
    case .name(-1):
      switch ConvertWord(rawValue: code.word(expression.range.lowerBound)) {
      case .null, .falseWord: return 0
      case .trueWord: return 1
      default: return nil
      }
    default: return nil
    }
  }

  /// The local variable that an expression is, without a cast.
  func plainVariable(_ value: Int) -> Int? {
    if case .name(let variable) = expressions[value].kind, variable >= 0 { return variable }
    return nil
  }

  /// The number that an expression is; nil for one that is cast, or that makes others unsigned.
  func plainConstant(_ value: Int) -> Int? {
    switch expressions[value].kind {
    case .number(let number?):
      let isUnsigned = text(value).contains { $0 == "u" || $0 == "U" }
      return isUnsigned || number > Int(Int32.max) ? nil : number
    case .cast: return nil
    case .unary(.minus, let inner): return plainConstant(inner) == nil ? nil : constant(value)
    default: return constant(value)
    }
  }

  /// Whether a holder is surely a signed number of 32 bits or more.
  func isSigned(_ holder: Int) -> Bool {
    holder < function.variables.count && function.variables[holder].isSigned
  }

  /// Whether an expression is a structure or an array on the stack.
  func isLocalAggregate(_ value: Int) -> Bool {
    switch expressions[value].kind {
    case .name(let variable):
      return variable >= 0 && function.variables[variable].isAggregate
        && !function.variables[variable].isStatic
    case .member(let base, _, false): return isLocalAggregate(base)
    default: return false
    }
  }

  /// Whether an element is of an array that may have more elements than there can be mappings: its size
  /// is a number, or a macro of this file.
  func isLargeArray(_ value: Int) -> Bool {
    if case .member(let base, _, false) = expressions[value].kind { return isLargeArray(base) }
    guard case .index(let base, _) = expressions[value].kind, let root = root(base) else {
      return false
    }
    let size = function.variables[root].token + 2
    if let (number, _) = code.source.bytes(size).number(at: 0) {
      return number > ConvertLimits.liveMappings
    }
    guard code.source.kind(size) == .word else { return false }
    return effects.summaries[code.source[size].value]?.isMacro == true
  }

  /// The variable at the bottom of members and elements; nil where a pointer is followed.
  func root(_ value: Int) -> Int? {
    switch expressions[value].kind {
    case .name(let variable): return variable >= 0 ? variable : nil
    case .member(let base, _, false): return root(base)
    case .index(let base, _): return isLocalAggregate(base) ? root(base) : nil
    case .cast(let inner): return root(inner)
    default: return nil
    }
  }

  /// Whether a member or an element of something local can be told from all others.
  private func isPlace(_ value: Int) -> Bool {
    switch expressions[value].kind {
    case .name: return isLocalAggregate(value)
    case .member(let base, _, false): return isPlace(base)
    case .index(let base, let index):
      if case .number = expressions[index].kind { return isPlace(base) }
      return false
    default: return false
    }
  }

  /// The number of the place that a member or an element of something local is; nil for all else.
  mutating func placeNumber(_ value: Int) -> Int? {
    switch expressions[value].kind {
    case .member(_, _, false), .index: break
    default: return nil
    }
    guard isPlace(value), let base = root(value) else { return nil }
    let text = text(value)
    // A name of an inner block may be the same.
    let key = "\(base) \(text)"
    if let known = places[key] { return known }
    let number = function.variables.count + placeTexts.count
    places[key] = number
    placeTexts.append(text)
    placeBases.append(base)
    return number
  }

  /// What a holder is called.
  func holderName(_ number: Int) -> String {
    let count = function.variables.count
    if number >= count { return placeTexts[number - count] }
    return code.source.bytes(function.variables[number].token).string
  }

  /// The variable that a holder is, or that it is part of.
  func baseVariable(_ number: Int) -> Int {
    number >= function.variables.count ? placeBases[number - function.variables.count] : number
  }

  /// Whether a holder of that number is part of a variable.
  func isPart(_ number: Int, of variable: Int) -> Bool {
    number >= function.variables.count && placeBases[number - function.variables.count] == variable
  }

  /// The variables whose addresses are stored or kept by something else than a call.
  func findEscaped() -> Set<Int> {
    var escaped: Set<Int> = []
    func note(_ value: Int) {
      switch expressions[value].kind {
      case .unary(.ampersand, let inner): if let root = root(inner) { escaped.insert(root) }
      case .cast(let inner): note(inner)
      case .binary(_, let left, let right), .comma(let left, let right):
        note(left)
        note(right)
      case .conditional(_, let chosen, let other):
        if let chosen { note(chosen) }
        note(other)
      case .list(let values): for inner in values { note(inner) }
      default: break
      }
    }
    func noteArray(_ value: Int) {
      if let variable = variable(value),
        code.source.kind(function.variables[variable].token + 1) == .openBracket
      {
        escaped.insert(variable)
      }
    }
    for expression in expressions {
      switch expression.kind {
      case .assign(let target, let right):
        note(right)
        if mode != .lenient, root(target) == nil { noteArray(right) }
      case .call(let callee, let arguments):
        let facts = calleeFacts(callee)
        guard mode != .lenient, facts.contains(.keeps) else { continue }
        // What a variable of this function keeps is looked at where it happens.
        if mode == .assuming, let first = arguments.first,
          case .unary(.ampersand, let kept) = expressions[first].kind, root(kept) != nil
        {
          continue
        }
        for (place, argument) in arguments.enumerated()
        where place > 0 || !facts.contains(.usesFirst) {
          note(argument)
          noteArray(argument)
        }
      default: break
      }
    }
    for statement in function.statements {
      switch statement.kind {
      case .declare(_, let value?), .leave(let value?): note(value)
      default: break
      }
    }
    return escaped
  }

  /// Where the word of the member stands through which something is called; nil for other callees.
  func calledMember(_ callee: Int) -> Int? {
    FunctionParser.Result.calledMember(callee, expressions, code)
  }

  /// What the table knows of a callee, by its name or by that of the member it is called through.
  func calleeFacts(_ callee: Int) -> KernelFact {
    if case .name(-1) = expressions[callee].kind {
      return effects.looked(code.token(place(callee)))
    }
    guard mode != .lenient, let member = calledMember(callee) else { return [] }
    return effects.looked(code.token(member)).intersection([
      .keeps, .lowMemory, .pageFaults, .thisCPU, .sleeps, .usesFirst,
    ])
  }

  /// The variables that are given a size of several pages.
  func findLong() -> Set<Int> { variables { isLong($0) } }

  /// The variables that are given a page which cannot be high.
  func findLow() -> Set<Int> {
    variables { value in
      guard case .call(let callee, _) = expressions[value].kind,
        case .name(-1) = expressions[callee].kind
      else { return false }
      let isLow = effects.looked(code.token(place(callee))).contains(.lowPage)
      return isLow && !text(value).contains("HIGH")
    }
  }

  /// The variables that are given a value of some sort.
  private func variables(given isGiven: (Int) -> Bool) -> Set<Int> {
    var found: Set<Int> = []
    for expression in expressions {
      if case .assign(let target, let value) = expression.kind, let variable = variable(target),
        isGiven(value)
      {
        found.insert(variable)
      }
    }
    for statement in function.statements {
      if case .declare(let variable, let value?) = statement.kind, isGiven(value) {
        found.insert(variable)
      }
    }
    return found
  }

  /// Whether an expression is a size of several pages.
  func isLong(_ value: Int) -> Bool {
    switch expressions[value].kind {
    case .name(let variable) where variable >= 0: return long.contains(variable)
    case .cast(let inner): return isLong(inner)
    case .number(let number?): return number > 4096
    case .name(-1):
      return ["HPAGE_SIZE", "PMD_SIZE", "HPAGE_PMD_SIZE", "THREAD_SIZE"]
        .contains { (name: StaticString) in code.bytes(place(value)).equals(name) }
    case .call(let callee, _):
      return ["page_size", "folio_size", "compound_nr", "thp_nr_pages", "thp_size"]
        .contains { (name: StaticString) in code.bytes(place(callee)).equals(name) }
    case .binary(.shiftLeft, _, let right)
    where code.bytes(place(right)).equals("PAGE_SHIFT"):
      return true
    case .binary(.star, let left, let right), .binary(.shiftLeft, let left, let right):
      return [left, right].contains { isPageSize($0) }
    default: return false
    }
  }

  private func isPageSize(_ value: Int) -> Bool {
    switch expressions[value].kind {
    case .name(-1): code.bytes(place(value)).equals("PAGE_SIZE")
    case .cast(let inner): isPageSize(inner)
    default: false
    }
  }

  /// Whether one side of a comparison is an address in a mapped page, and the other one something that is
  /// declared outside of functions; asked for findings only.
  private func isElsewhere(_ left: Int, _ right: Int) -> Bool {
    guard mode == .lenient else { return false }
    let pairs = [(left, right), (right, left)]
    return pairs.contains { one, other in
      guard let holder = variable(one) ?? knownPlace(one), state.held[holder]?.isDead == false
      else {
        return false
      }
      switch expressions[other].kind {
      case .name(-1): return true
      case .cast(let inner), .unary(.ampersand, let inner):
        if case .name(-1) = expressions[inner].kind { return true }
        if case .unary(.ampersand, let name) = expressions[inner].kind,
          case .name(-1) = expressions[name].kind
        {
          return true
        }
        return false
      default: return false
      }
    }
  }

  /// The number of a place of something local that has one already.
  private func knownPlace(_ value: Int) -> Int? {
    switch expressions[value].kind {
    case .member(_, _, false), .index: break
    default: return nil
    }
    guard isPlace(value), let base = root(value) else { return nil }
    return places["\(base) \(text(value))"]
  }

  /// The answer of a branch that only asks whether an address is NULL; nil for other branches.
  func nullTested(_ value: Int) -> Bool? {
    switch expressions[value].kind {
    case .name, .cast:
      guard let variable = variable(value), let held = state.held[variable],
        mode == .lenient || !held.offset.isMoved
      else { return nil }
      return true
    case .assign(let target, _): return nullTested(target)
    case .binary(.equal, let left, let right) where constant(right) == 0:
      return nullTested(left).map { !$0 }
    case .binary(.notEqual, let left, let right) where constant(right) == 0:
      return nullTested(left)
    case .binary(.notEqual, let left, let right) where isElsewhere(left, right): return true
    case .binary(.equal, let left, let right) where isElsewhere(left, right): return false
    case .call(let callee, let arguments) where arguments.count == 1:
      let name = code.bytes(place(callee))
      guard name.equals("IS_ERR") || name.equals("IS_ERR_OR_NULL") else { return nil }
      return nullTested(arguments[0]).map { !$0 }
    default: return nil
    }
  }
}
