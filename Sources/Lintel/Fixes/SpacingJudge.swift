// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Whether white space that a fix adds between tokens, or takes away, is right for sure.
struct SpacingJudge {
  private let roles: TokenRoles

  init(_ roles: TokenRoles) { self.roles = roles }

  /// Whether the token at `index` of the code ought to be spaced as `isSpaced` says from the one in
  /// front of it.
  func isSure(_ index: Int, isSpaced: Bool) -> Bool {
    if roles.startsBody(index) || isText(index) { return false }
    let wishes = [after(index - 1), before(index), between(index)].compactMap { $0 }
    return !wishes.isEmpty && wishes.allSatisfy { $0 == isSpaced }
  }

  // MARK: - What the tokens want

  /// What the token at `index` wants after it: a space or none; nil where it does not care.
  private func after(_ index: Int) -> Bool? {
    switch roles.kind(index) {
    case .comma: return roles.kind(index + 1) == .comma || isClosing(index + 1) ? nil : true
    case .semicolon: return isClosing(index + 1) || roles.kind(index + 1) == .semicolon ? nil : true
    case .member: return false
    case .opening: return roles.isToken(index, "{") ? nil : false
    case .binary, .either, .prefix, .step, .colon:
      switch roles.role(index) {
      case .binary: return true
      case .prefix: return false
      case .pointer: return roles.kind(index + 1) == .type ? nil : false
      case .postfix, .label, nil: return nil
      }
    default: return nil
    }
  }

  /// What the token at `index` wants before it.
  private func before(_ index: Int) -> Bool? {
    switch roles.kind(index) {
    case .comma: return roles.kind(index - 1) == .comma || isOpening(index - 1) ? nil : false
    case .semicolon: return endsStatement(index - 1) ? false : nil
    case .member: return roles.endsOperand(index - 1) == true ? false : nil
    case .closing: return roles.isToken(index, "}") ? nil : false
    case .binary, .either, .prefix, .step, .colon:
      switch roles.role(index) {
      case .binary: return true
      case .postfix, .label: return false
      case .pointer: return roles.isToken(index - 1, "*") ? false : true
      case .prefix, nil: return nil
      }
    default: return nil
    }
  }

  /// What the two tokens around the gap want together.
  private func between(_ index: Int) -> Bool? {
    let (left, right) = (roles.kind(index - 1), roles.kind(index))
    if roles.isToken(index, "(") { return beforeParenthesis(index) }
    if roles.isToken(index, "[") {
      return left == .name || roles.isToken(index - 1, "]") ? beforeBracket(index) : nil
    }
    if roles.isToken(index, "{") { return beforeBrace(index) }
    if roles.isToken(index - 1, "}") { return right == .name || isElse(index) ? true : nil }
    if roles.isToken(index - 1, ")"), roles.partner[index - 1] >= 0,
      roles.isCast(roles.partner[index - 1], index - 1), roles.startsOperand(index)
    {
      return false
    }
    if left == .literal && right == .name || left == .name && right == .literal { return true }
    return nil
  }

  private func beforeParenthesis(_ index: Int) -> Bool? {
    switch roles.kind(index - 1) {
    case .control: return true
    // `int (*name)(…)`.
    case .type: return roles.isToken(index + 1, "*") && isPointerToFunction(index) ? true : nil
    case .name:
      if isPointerToFunction(index) { return roles.kind(index - 2) == .tagged ? true : nil }
      return false
    case .typeOperator: return roles.isToken(index - 1, "sizeof") ? false : nil
    case .closing:
      let open = roles.partner[index - 1]
      guard roles.isToken(index - 1, ")"), open >= 0 else { return nil }
      if roles.isCast(open, index - 1) { return false }
      // `(*name)(…)`.
      let isPointer =
        roles.isToken(open + 1, "*") && roles.kind(open + 2) == .name && index - 1 == open + 3
      return isPointer && roles.kind(open - 1) != .control ? false : nil
    default: return nil
    }
  }

  /// Whether `(*name)(` or `(name)[` may open at `index`: what is before it is a type, then.
  private func isPointerToFunction(_ index: Int) -> Bool {
    let close = roles.partner[index]
    return close < 0 || roles.isToken(close + 1, "(") || roles.isToken(close + 1, "[")
  }

  /// An index belongs to what it indexes; an assembler's address does not.
  private func beforeBracket(_ index: Int) -> Bool? {
    roles.isToken(index + 1, "%") || roles.isToken(index + 1, "#") ? nil : false
  }

  private func beforeBrace(_ index: Int) -> Bool? {
    if roles.isToken(index - 1, "else") || roles.isToken(index - 1, "do") { return true }
    if roles.isToken(index - 1, ")") {
      let open = roles.partner[index - 1]
      guard open >= 0, roles.kind(open - 1) == .control || roles.kind(open - 1) == .name else {
        return nil
      }
      return true
    }
    return roles.kind(index - 1) == .name && roles.kind(index - 2) == .tagged ? true : nil
  }

  // MARK: - What tokens are

  private func isElse(_ index: Int) -> Bool {
    roles.isToken(index, "else") || roles.isToken(index, "while")
  }

  private func isClosing(_ index: Int) -> Bool { roles.kind(index) == .closing }
  private func isOpening(_ index: Int) -> Bool { roles.kind(index) == .opening }

  /// Whether a semicolon after the token ends more than an empty statement.
  private func endsStatement(_ index: Int) -> Bool {
    switch roles.kind(index) {
    case .name, .number, .literal, .step: true
    case .statement:
      roles.isToken(index, "return") || roles.isToken(index, "break")
        || roles.isToken(index, "continue")
    case .closing:
      roles.partner[index] >= 0 && !roles.isToken(index, "}")
        && roles.kind(roles.partner[index] - 1) != .control
    default: false
    }
  }

  /// Whether the gap before the token may become text: in a directive's own words, in a macro's
  /// value without parentheses, in the arguments of what makes strings, in assembler.
  private func isText(_ index: Int) -> Bool {
    if isPasting(index - 1) || isPasting(index) { return true }
    var open = roles.around[index]
    while open >= 0 {
      if roles.isToken(open, "("), makesText(open) { return true }
      open = roles.around[open]
    }
    return isAssembler(index) || isBareValue(index)
  }

  private func isPasting(_ index: Int) -> Bool { roles.kind(index) == .other }

  /// Whether what the parenthesis at `open` belongs to turns its arguments into a string, or into
  /// instructions.
  private func makesText(_ open: Int) -> Bool {
    let words = ["volatile", "__volatile__", "goto", "inline"] as [StaticString]
    var name = open - 1
    while name > 0, words.contains(where: { roles.isToken(name, $0) }) { name -= 1 }
    guard roles.has(name) else { return false }
    let lower = roles.code.bytes(name).map(\.lowercased)
    return lower.withView { name in
      name.contains("stringify") || name.contains("asm") || name.has("alternative")
        || ["xstr", "str", "__str", "_str", "__xstr"].contains { name.equals($0) }
    }
  }

  /// Whether a percent sign without a value before it stands near: a register of assembler.
  private func isAssembler(_ index: Int) -> Bool {
    func isRegister(_ at: Int) -> Bool {
      roles.kind(at) == .binary && roles.isToken(at, "%") && roles.endsOperand(at - 1) != true
    }
    var at = index
    while at >= 0, roles.kind(at) != .semicolon, roles.kind(at) != .other {
      if isRegister(at) { return true }
      at -= 1
    }
    at = index
    while at < roles.count, roles.kind(at) != .semicolon, roles.kind(at) != .other {
      if isRegister(at) { return true }
      at += 1
    }
    return false
  }

  /// Whether the gap stands between names in a macro's value that has no parentheses: the value may be
  /// a path, or a name with a dash, and be made a string elsewhere. One with a semicolon is statements.
  private func isBareValue(_ index: Int) -> Bool {
    guard roles.around[index] < 0,
      let start = (0..<index).last(where: { roles.startsBody($0) })
    else { return false }
    let isInBody = (start..<index).allSatisfy { !roles.endsLine($0) }
    let end = (index..<roles.count).first { roles.endsLine($0) } ?? roles.count
    guard isInBody, !(start..<end).contains(where: { roles.kind($0) == .semicolon }) else {
      return false
    }
    func isWord(_ at: Int) -> Bool {
      roles.kind(at) == .name && roles.code.bytes(at).contains { $0.isLower }
    }
    return isWord(index - 1) || isWord(index)
  }
}
