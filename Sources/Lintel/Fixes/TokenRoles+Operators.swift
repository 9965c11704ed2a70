// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What operators do.
extension TokenRoles {
  /// The role of the operator at `index`; nil where it depends on what a name means.
  func role(_ index: Int) -> Role? {
    switch kind(index) {
    case .binary: return binaryRole(index)
    case .prefix: return startsOperand(index + 1) ? .prefix : nil
    case .step: return stepRole(index)
    case .colon: return colonRole(index)
    case .either: return isToken(index, "*") ? starRole(index) : signRole(index)
    default: return nil
    }
  }

  private func binaryRole(_ index: Int) -> Role? {
    if isToken(index, "&&"), endsOperand(index - 1) == false { return nil }
    let isAssigned =
      isToken(index, "=")
      && (kind(index - 1) == .closing || kind(index - 1) == .type || isToken(index + 1, "{"))
    guard isAssigned || endsOperand(index - 1) == true,
      startsOperand(index + 1)
    else { return nil }
    return .binary
  }

  private func stepRole(_ index: Int) -> Role? {
    let isAfterOperand = endsOperand(index - 1) == true
    let isBefore = kind(index + 1) == .name || isToken(index + 1, "(") || isToken(index + 1, "*")
    if isAfterOperand == isBefore { return nil }
    return isAfterOperand ? .postfix : .prefix
  }

  /// `+`, `-` and `&`.
  private func signRole(_ index: Int) -> Role? {
    guard startsOperand(index + 1), let isAfterOperand = endsOperand(index - 1) else { return nil }
    return isAfterOperand ? .binary : .prefix
  }

  /// Whether a parenthesis closes after the star and those after it: nothing else but a type ends so.
  private func endsType(_ index: Int) -> Bool {
    var end = index
    while isToken(end, "*") { end += 1 }
    return isToken(end, ")")
  }

  /// The first of the stars that stand in a row up to `index`.
  private func firstStar(_ index: Int) -> Int {
    var first = index
    while isToken(first - 1, "*") { first -= 1 }
    return first
  }

  private func starRole(_ index: Int) -> Role? {
    if startsOperand(index + 1), kind(index + 1) == .number || kind(index - 1) == .number {
      return endsOperand(index - 1) == true ? .binary : nil
    }
    switch kind(index - 1) {
    case .type: return .pointer
    case .name:
      if kind(index - 2) == .tagged { return .pointer }
      if declares(index) || endsType(index) { return .pointer }
      return isExpression(index) && startsOperand(index + 1) ? .binary : nil
    case .either where isToken(index - 1, "*"):
      let first = starRole(firstStar(index))
      return first == .binary ? .prefix : first
    case .closing:
      guard let isAfterOperand = endsOperand(index - 1), startsOperand(index + 1) else {
        return nil
      }
      return isAfterOperand ? (isExpression(index) ? .binary : nil) : .prefix
    case .opening, .comma, .semicolon, .binary, .prefix, .either: return .prefix
    case .statement: return isToken(index - 1, "else") ? nil : .prefix
    default: return nil
    }
  }

  /// Whether `name * name` is a declaration: a statement that starts with a product would be lost,
  /// and the parameters of what is declared are declarations.
  private func declares(_ index: Int) -> Bool {
    var name = index + 1
    while isToken(name, "*") || kind(name) == .type { name += 1 }
    guard kind(name) == .name, let start = statementStart(index) else { return false }
    var first = start
    while kind(first) == .type { first += 1 }
    if first == index - 1 {
      return [.comma, .semicolon, .opening].contains(kind(name + 1)) || isToken(name + 1, "=")
    }
    return isParameter(index, from: start)
  }

  /// Whether the tokens up to `index` are a type, a name, and a parameter after its parenthesis.
  private func isParameter(_ index: Int, from start: Int) -> Bool {
    let open = around[index]
    guard open > start + 1, isToken(open, "("), around[open] < 0, kind(open - 1) == .name else {
      return false
    }
    let head = start..<(open - 1)
    let isTyped = head.allSatisfy {
      kind($0) == .type || kind($0) == .tagged || kind($0) == .name || isToken($0, "*")
    }
    guard isTyped, !head.isEmpty else { return false }
    // The parameter is a type and nothing else before the star.
    var at = index - 2
    while kind(at) == .type { at -= 1 }
    return at == open || kind(at) == .comma
  }

  private func colonRole(_ index: Int) -> Role? {
    let open = around[index]
    if hasQuestion(before: index, in: open) { return startsOperand(index + 1) ? .binary : nil }
    guard open < 0 || isToken(open, "{"), let start = statementStart(index) else { return nil }
    let isLabel = isToken(start, "case") || isToken(start, "default")
    return isLabel || start == index - 1 && kind(start) == .name ? .label : nil
  }

  /// Whether a question mark of the same brackets waits for its colon.
  private func hasQuestion(before index: Int, in open: Int) -> Bool {
    var waiting = 0
    var at = open + 1
    if open < 0 || isToken(open, "{"), let start = statementStart(index) { at = start }
    while at < index {
      if around[at] == open {
        if isToken(at, "?") { waiting += 1 }
        if isToken(at, ":") { waiting -= 1 }
      }
      at += 1
    }
    return waiting > 0
  }
}
