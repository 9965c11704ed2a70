// SPDX-License-Identifier: GPL-2.0-only

extension ExpressionParser {
  /// What stands after an open parenthesis, and its end.
  mutating func group() throws(ExpressionError) -> ExpressionNode? {
    let outer = flags
    guard take("?") else {
      if has("*") { throw ExpressionError("a (* verb is not understood") }
      return try rest(of: outer)
    }
    if take("#") {
      while at < text.count, !has(")") { at += 1 }
      try close()
      return nil
    }
    if take(":") { return try rest(of: outer) }
    if has("=") || has("!") { return try look(isAhead: true, outer) }
    if take("<") || (take("P") && take("<")) {
      if has("=") || has("!") { return try look(isAhead: false, outer) }
      while at < text.count, !has(">") { at += 1 }
      _ = take(">")
      return try rest(of: outer)
    }
    return try modifiers(outer)
  }

  private mutating func close() throws(ExpressionError) {
    guard take(")") else { throw ExpressionError("a ( is not closed") }
  }

  private mutating func rest(of outer: Flags) throws(ExpressionError) -> ExpressionNode {
    let node = try choice()
    try close()
    flags = outer
    return node
  }

  private mutating func look(
    isAhead: Bool, _ outer: Flags
  ) throws(ExpressionError) -> ExpressionNode {
    let isNegated = has("!")
    at += 1
    guard let choices = try rest(of: outer).fixedRuns else {
      throw ExpressionError("only plain characters can be looked for around a place")
    }
    return .look(ExpressionNode.Look(isAhead: isAhead, isNegated: isNegated, choices: choices))
  }

  /// `(?i)`, which lasts to the end of the group around it, or `(?i:...)`.
  private mutating func modifiers(_ outer: Flags) throws(ExpressionError) -> ExpressionNode? {
    var isOn = true
    if take("^") { flags = Flags() }
    while at < text.count {
      let character = Unicode.Scalar(current)
      at += 1
      switch character {
      case "i": flags.ignoresCase = isOn
      case "x": flags.skipsSpace = isOn
      case "s": flags.dotTakesNewline = isOn
      case "m": flags.isMultiline = isOn
      case "a", "d", "l", "n", "p", "u": break
      case "-": isOn = false
      case ":": return try rest(of: outer)
      case ")": return nil
      default: throw ExpressionError("a group of an unknown kind")
      }
    }
    throw ExpressionError("a ( is not closed")
  }
}
