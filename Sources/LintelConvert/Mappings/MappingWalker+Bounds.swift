// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Numbers that are surely less than a page.
extension MappingWalker {
  /// Whether an expression is a number from 0 to the last byte of a page, whatever is in it.
  func isBelowPage(_ value: Int) -> Bool {
    switch expressions[value].kind {
    case .name(let variable): return variable >= 0 && small.contains(variable)
    case .cast(let inner): return isBelowPage(inner)
    case .binary(.ampersand, let left, let right):
      return isPageOffsetMask(left) || isPageOffsetMask(right)
    case .binary(.percent, _, let right): return isName(right, "PAGE_SIZE")
    case .call(let callee, _): return isName(callee, "offset_in_page")
    default: return false
    }
  }

  /// Whether an expression has the bits of an offset in a page: `~PAGE_MASK`, `PAGE_SIZE - 1`.
  private func isPageOffsetMask(_ value: Int) -> Bool {
    switch expressions[value].kind {
    case .unary(.tilde, let inner): return isName(inner, "PAGE_MASK")
    case .binary(.minus, let left, let right):
      return isName(left, "PAGE_SIZE") && constant(right) == 1
    case .cast(let inner): return isPageOffsetMask(inner)
    default: return false
    }
  }

  private func isName(_ value: Int, _ name: StaticString) -> Bool {
    guard case .name(-1) = expressions[value].kind else { return false }
    return code.bytes(place(value)).equals(name)
  }

  /// The variables that are given nothing else than such numbers.
  func findSmall() -> Set<Int> {
    var given: Set<Int> = []
    var others: Set<Int> = escaped
    func note(_ variable: Int, _ value: Int) {
      if isBelowPage(value) { given.insert(variable) } else { others.insert(variable) }
    }
    func change(_ target: Int) {
      if let variable = root(target) { others.insert(variable) }
    }
    for expression in expressions {
      switch expression.kind {
      case .assign(let target, let value):
        if let variable = plainVariable(target) { note(variable, value) } else { change(target) }
      case .compound(let target, _), .step(let target), .unary(.ampersand, let target):
        change(target)
      case .call(let callee, let arguments) where changesArguments(callee):
        for argument in arguments { change(argument) }
      case .assembly, .opaque:
        for place in expression.range where code.kind(place) == .word {
          let word = code.word(place)
          for (number, variable) in function.variables.enumerated() where variable.word == word {
            others.insert(number)
          }
        }
      default: break
      }
    }
    for statement in function.statements {
      if case .declare(let variable, let value?) = statement.kind { note(variable, value) }
    }
    for node in graph.nodes {
      guard case .turn(let call) = node.kind else { continue }
      if case .call(_, let arguments) = expressions[call].kind { arguments.forEach(change) }
    }
    return given.subtracting(others).filter {
      let variable = function.variables[$0]
      return !variable.isParameter && !variable.isStatic && !hasBytes($0)
    }
  }

  /// The variables that are only ever given what is written in one way, of local names that are never
  /// changed.
  func findRepeated() -> Set<Int> {
    var texts: [Int: Set<String>] = [:]
    var values: [Int: Int] = [:]
    var others: Set<Int> = escaped
    for expression in expressions {
      switch expression.kind {
      case .assign(let target, let value):
        if let variable = plainVariable(target) {
          texts[variable, default: []].insert(text(value))
          values[variable] = value
        } else if let variable = root(target) {
          others.insert(variable)
        }
      case .compound(let target, _), .step(let target), .unary(.ampersand, let target):
        if let variable = root(target) { others.insert(variable) }
      default: break
      }
    }
    for statement in function.statements {
      if case .declare(let variable, let value?) = statement.kind {
        texts[variable, default: []].insert(text(value))
        values[variable] = value
      }
    }
    for node in graph.nodes {
      guard case .turn(let call) = node.kind else { continue }
      guard case .call(_, let arguments) = expressions[call].kind else { continue }
      others.formUnion(arguments.compactMap { root($0) })
    }
    return Set(
      texts.filter { variable, texts in
        guard texts.count == 1, !others.contains(variable), let value = values[variable] else {
          return false
        }
        return Reads(value, self).variables.allSatisfy {
          function.variables[$0].isParameter && values[$0] == nil && !others.contains($0)
        }
      }.keys)
  }

  /// Whether an element is stored in each turn of a loop that counts its index up to something which is no
  /// constant, and unmapped in another loop.
  func isOneOfMany(_ target: Int) -> Bool {
    guard case .index(_, let index) = expressions[target].kind,
      let counter = plainVariable(index), isInLoop
    else { return false }
    let isUnmapped = expressions.contains { expression in
      guard case .call(let callee, let arguments) = expression.kind, let first = arguments.first,
        isMapping(code.word(place(callee))) == false
      else { return false }
      if case .index = expressions[first].kind { return true }
      return false
    }
    let isCounted = expressions.contains { expression in
      guard case .binary(.less, let left, let right) = expression.kind else { return false }
      return plainVariable(left) == counter && constant(right) == nil
        && !Reads.isConstant(code.bytes(place(right)))
    }
    return isUnmapped && isCounted
  }

  /// Whether some way leads from the node where the walker is back to it.
  private var isInLoop: Bool {
    var seen: Set<Int> = []
    var waiting = graph.nodes[node].next
    while let next = waiting.popLast() {
      if next == node { return true }
      if next >= 0, seen.insert(next).inserted { waiting += graph.nodes[next].next }
    }
    return false
  }

  /// Whether a callee may change what its arguments name: a macro of the file, or what the table says so
  /// of.
  private func changesArguments(_ callee: Int) -> Bool {
    guard case .name(-1) = expressions[callee].kind else { return false }
    let summary = effects.summaries[code.word(place(callee))]
    return summary?.isMacro == true && summary?.assigns == true
      || effects.looked(code.token(place(callee))).contains(.assigns)
  }

  /// Whether a variable is declared as a byte, or as a pointer to bytes, alone in its declaration.
  func hasBytes(_ variable: Int) -> Bool {
    let source = code.source
    var at = function.variables[variable].token - 1
    if source.kind(at) == .star { at -= 1 }
    let bytes: [StaticString] = ["char", "void", "u8", "__u8", "uint8_t", "s8", "__s8", "int8_t"]
    return source.kind(at) == .word && bytes.contains { source.bytes(at).equals($0) }
  }

  /// Whether a variable is surely a pointer that counts in bytes.
  private func countsBytes(_ value: Int) -> Bool {
    guard let variable = plainVariable(value) else { return false }
    return function.variables[variable].isPointer && hasBytes(variable)
  }

  /// Whether an address that is at its page's start stays in the page if this is added to it once.
  func staysInPage(_ held: HeldAddress, _ pointer: Int, plus addend: Int) -> Bool {
    held.offset == .none && countsBytes(pointer) && isBelowPage(addend)
  }

  /// Whether the operator after the target of a compound assignment is `+=`.
  func isAddition(_ target: Int) -> Bool {
    code.bytes(expressions[target].range.upperBound).equals("+=")
  }
}
