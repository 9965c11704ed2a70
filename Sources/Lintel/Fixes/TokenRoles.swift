// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What the tokens of a piece of C are to each other, where that is sure without the headers.
///
/// checkpatch.pl's guesses (`OperatorRoles`, `Grammar`) say what to report; they are wrong for a type
/// that the file does not define. This says only what no header can change, and nothing else.
struct TokenRoles {
  /// What an operator does.
  enum Role {
    case binary, prefix, postfix
    /// The star of a pointer's declaration, of a cast, or of a dereference.
    case pointer
    /// The colon of a case or a label.
    case label
  }

  let code: FixTokens
  /// Whether the first token starts a statement or declaration, as that of a file does.
  let opensFile: Bool
  /// For each bracket its partner; -1 where there is none.
  private(set) var partner: [Int]
  /// For each token the bracket around it that opens last; -1 outside of all.
  private(set) var around: [Int]

  init(_ code: FixTokens, opensFile: Bool) {
    self.code = code
    self.opensFile = opensFile
    partner = [Int](repeating: -1, count: code.pieces.count)
    around = partner
    var open: [Int] = []
    for (index, piece) in code.pieces.enumerated() {
      if piece.kind == .closing, let start = open.last {
        open.removeLast()
        partner[index] = start
        partner[start] = index
      }
      around[index] = open.last ?? -1
      if piece.kind == .opening { open.append(index) }
    }
  }

  /// How many tokens there are.
  var count: Int { code.pieces.count }

  /// Whether there is a token at `index`.
  func has(_ index: Int) -> Bool { code.pieces.indices.contains(index) }

  /// The kind of the token at `index`; `other` outside of the text.
  func kind(_ index: Int) -> TokenKind { has(index) ? code.pieces[index].kind : .other }

  /// Whether the token at `index` is `text`.
  func isToken(_ index: Int, _ text: StaticString) -> Bool {
    has(index) && code.isToken(index, text)
  }

  /// Whether the body of a macro starts with the token at `index`.
  func startsBody(_ index: Int) -> Bool { has(index) && code.pieces[index].startsBody }

  /// Whether a directive ends at `index`.
  func endsLine(_ index: Int) -> Bool { has(index) && code.pieces[index].sign == .lineEnd }

  // MARK: - Operands

  /// Whether a value ends with the token, whatever the names in it mean; nil where that is not sure.
  func endsOperand(_ index: Int) -> Bool? {
    if startsBody(index + 1) { return false }
    switch kind(index) {
    case .number, .literal: return true
    case .name: return kind(index - 1) != .tagged
    case .closing:
      if isToken(index, "]") { return true }
      guard isToken(index, ")"), partner[index] >= 0 else { return nil }
      return endsOperand(groupAt: partner[index], index)
    case .step: return kind(index - 1) == .name || isToken(index - 1, "]") ? true : nil
    case .other: return nil
    default: return false
    }
  }

  /// Whether the parentheses are a value or the arguments of a call, and not a cast or a condition.
  private func endsOperand(groupAt open: Int, _ close: Int) -> Bool? {
    switch kind(open - 1) {
    case .control: return false
    case .typeOperator: return isToken(open - 1, "sizeof") ? true : nil
    case .name: return true
    default: break
    }
    if isCast(open, close) { return false }
    if kind(open + 1) == .either || kind(open + 1) == .prefix { return true }
    // A single name may be a type.
    if close == open + 2, kind(open + 1) == .name { return nil }
    let inner = (open + 1)..<close
    return inner.contains { isValueSign($0) } ? true : nil
  }

  /// Whether the token stands in values only.
  private func isValueSign(_ index: Int) -> Bool {
    switch kind(index) {
    case .number, .literal, .binary, .prefix, .step, .member: true
    case .typeOperator: isToken(index, "sizeof")
    case .either: !isToken(index, "*") || kind(index + 1) == .number
    default: false
    }
  }

  /// Whether the parentheses hold a type and nothing else, and are no parameters.
  func isCast(_ open: Int, _ close: Int) -> Bool {
    guard isToken(open, "("), close > open + 1 else { return false }
    switch kind(open - 1) {
    case .name, .closing, .typeOperator, .control, .type: return false
    default: break
    }
    var isType = false
    var at = open + 1
    while at < close {
      switch kind(at) {
      case .tagged:
        isType = true
        at += 1
      case .type: isType = true
      case .name:
        guard at == open + 1 || kind(at - 1) == .type else { return false }
        if code.bytes(at).withView({ $0.hasSuffix("_t") }) { isType = true }
      case .either where isToken(at, "*"): if at + 1 == close { isType = true }
      default: return false
      }
      at += 1
    }
    return isType
  }

  /// Whether a value can start with the token.
  func startsOperand(_ index: Int) -> Bool {
    switch kind(index) {
    case .name, .number, .literal, .prefix, .step, .either, .typeOperator: true
    case .opening: !isToken(index, "[")
    default: false
    }
  }

  // MARK: - Where a token stands

  /// Whether the token is part of a value: after an assignment, a `return`, or another operator of
  /// values, in brackets, or in the condition of an `if` or a `while`.
  func isExpression(_ index: Int) -> Bool {
    var at = index - 1
    while at >= 0 {
      switch kind(at) {
      case .semicolon, .other, .colon: return false
      case .binary, .prefix: return true
      case .statement: return isToken(at, "return") || isToken(at, "case")
      case .closing:
        guard partner[at] >= 0 else { return false }
        at = partner[at]
      case .opening:
        if isToken(at, "{") { return false }
        if isToken(at, "[") { return true }
        if kind(at - 1) == .control { return !isToken(at - 1, "for") }
        if kind(at - 1) == .typeOperator { return false }
      default: break
      }
      at -= 1
    }
    return false
  }

  /// The first token of the statement or declaration around; nil where that is not in the text.
  func statementStart(_ index: Int) -> Int? {
    var at = index - 1
    while at >= 0 {
      switch kind(at) {
      case .semicolon where around[at] < 0 || isToken(around[at], "{"): return at + 1
      case .opening where isToken(at, "{"): return at + 1
      case .closing:
        if isToken(at, "}") { return at + 1 }
        guard partner[at] >= 0 else { return nil }
        at = partner[at]
      case .other: return at + 1
      default: break
      }
      at -= 1
    }
    return opensFile ? 0 : nil
  }
}
