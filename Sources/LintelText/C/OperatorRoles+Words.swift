// SPDX-License-Identifier: GPL-2.0-only

/// Reading what starts with a letter: types, keywords, names and directives.
extension OperatorRoles {
  /// Reads a word: a type, a modifier, a keyword or an identifier.
  mutating func word(
    _ text: ByteView, _ at: Int, _ kind: inout Value, _ grammar: borrowing Grammar
  ) -> Int {
    var typeEnd = 0
    let wordEnd = text.wordEnd(at)
    let roles = grammar.roles(text[at..<wordEnd])
    let declares =
      (!roles.isEmpty || Grammar.isPasted(text, wordEnd))
      && grammar.type(text, at) {
        typeEnd = $0
        let next = text.skipSpaces($0)
        return text[next].isIdentifierStart || text[next] == UInt8(ascii: ",")
          || text[next] == UInt8(ascii: ")") || text[next] == UInt8(ascii: "(")
          || next >= text.count
      }
    if declares
      || roles.contains(.modifier)
        && grammar.modifier(
          text, at,
          {
            typeEnd = $0
            return true
          })
    {
      kind = .type
      return typeEnd
    }
    if let end = keyword(text, at, wordEnd, &kind) { return end }
    var end = wordEnd
    while let pasted = Grammar.pasted(text, end) { end = pasted }
    let next = text.skipSpaces(end)
    switch text[next] {
    case UInt8(ascii: "("):
      kind = .value
      pending = .value
      return end
    case UInt8(ascii: ":"):
      if kind == .type || kind == .comma && Self.isBitField(text, next + 1) {
        pendingColon = .bitField
      } else if kind == .end {
        pendingColon = .label
      }
      kind = .value
      return next
    default:
      kind = .value
      return end
    }
  }

  /// Whether a bit count and the end of a declarator follow a colon.
  private static func isBitField(_ text: ByteView, _ at: Int) -> Bool {
    let digits = text.skipSpaces(at)
    let end = text.skip(.digit, digits)
    let next = text[text.skipSpaces(end)]
    return end > digits
      && (next == UInt8(ascii: ",") || next == UInt8(ascii: "=") || next == UInt8(ascii: ";"))
  }

  /// Reads a keyword that changes what is expected; some count even where a word goes on.
  private mutating func keyword(
    _ text: ByteView, _ at: Int, _ end: Int, _ kind: inout Value
  ) -> Int? {
    let word = text[at..<end]
    switch word[0] {
    case UInt8(ascii: "_"):
      if word.has("__attribute__") {
        pending = kind
        kind = .operand
        return at + 13
      }
      guard word.equals("__typeof__") else { return nil }
    case UInt8(ascii: "s"):
      guard word.has("sizeof") else { return nil }
      if text[text.skipSpaces(at + 6)] == UInt8(ascii: "(") { pending = .value }
      kind = .operand
      return at + 6
    case UInt8(ascii: "i"), UInt8(ascii: "w"), UInt8(ascii: "f"):
      guard word.equals("if") || word.equals("while") || word.equals("for") else { return nil }
      pending = .end
    case UInt8(ascii: "c"):
      guard word.has("case") else { return nil }
      pendingColon = .caseLabel
      kind = .operand
      return at + 4
    case UInt8(ascii: "r"), UInt8(ascii: "e"), UInt8(ascii: "g"), UInt8(ascii: "t"):
      guard
        word.equals("return") || word.equals("else") || word.equals("goto") || word.equals("typeof")
      else { return nil }
    default: return nil
    }
    kind = .operand
    return end
  }

  /// Reads the name of a preprocessor directive.
  mutating func directive(_ text: ByteView, _ at: Int, _ kind: inout Value) -> Int? {
    let name = text.skipSpaces(at + 1)
    if text.has("define", at: name),
      let end = Grammar.identifier(text, text.skipSpaces(name + 6))
    {
      inDirective = true
      enclosing.append(kind)
      if text[end] == UInt8(ascii: "(") { pending = .operand }
      kind = .end
      return end
    }
    if text.has("undef", at: name), let end = Grammar.identifier(text, text.skipSpaces(name + 5)) {
      inDirective = true
      enclosing.append(kind)
      return end
    }
    if text.has("include", at: name), !text[name + 7].isWord {
      inDirective = true
      enclosing.append(kind)
      return name + 7
    }
    for opening in ["ifdef", "ifndef", "if"] as [StaticString] where text.has(opening, at: name) {
      inDirective = true
      enclosing.append(kind)
      enclosing.append(kind)
      kind = .end
      return name + opening.utf8CodeUnitCount
    }
    if text.has("else", at: name) || text.has("elif", at: name) {
      inDirective = true
      enclosing.append(enclosing.last ?? .end)
      kind = .end
      return name + 4
    }
    if text.has("endif", at: name) {
      inDirective = true
      _ = enclosing.popLast()
      enclosing.append(kind)
      kind = .end
      return name + 5
    }
    return nil
  }
}
