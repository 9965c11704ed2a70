// SPDX-License-Identifier: GPL-2.0-only

/// Tells unary from binary operators, casts from parentheses, labels from bit-fields.
///
/// A line is read token by token, with what the line before left open; each byte gets the kind of
/// value that stands there, and each operator with two meanings gets its role. The result is what
/// checkpatch.pl's own annotation gives, because the spacing rules depend on its guesses.
package struct OperatorRoles: ~Copyable {
  /// The kind of value at a byte: V(alue), T(ype), N(one: an operand must follow), E(nd), C(omma),
  /// c(ast).
  package var values: ByteView { valueBuffer.view }
  /// The role of the operator at a byte: B(inary), U(nary), or for a colon B(it-field), L(abel),
  /// C(ase), O(ther); `_` elsewhere.
  package var roles: ByteView { roleBuffer.view }
  /// The kind of value after the last line read, which the next line starts with.
  package private(set) var last = UInt8(ascii: "E")

  private var valueBuffer = ByteBuffer()
  private var roleBuffer = ByteBuffer()
  private var inDirective = false
  private var pending = UInt8(ascii: "_")
  private var enclosing: [UInt8] = [UInt8(ascii: "E")]
  private var pendingColon = UInt8(ascii: "O")

  /// Roles at the start of a file.
  package init() {}

  /// Starts a hunk.
  package mutating func reset() {
    inDirective = false
    pending = UInt8(ascii: "_")
    enclosing.removeAll(keepingCapacity: true)
    enclosing.append(UInt8(ascii: "E"))
    pendingColon = UInt8(ascii: "O")
    last = UInt8(ascii: "E")
  }

  /// The value at `index` of the line last read; `index` may be one past its end.
  @inline(__always)
  package func value(at index: Int) -> UInt8 { values[index] }

  /// The role at `index` of the line last read.
  @inline(__always)
  package func role(at index: Int) -> UInt8 { roles[index] }

  /// Reads a line: its code with a space for the marker and a newline at the end.
  package mutating func read(_ text: ByteView, grammar: borrowing Grammar) {
    valueBuffer.clear()
    roleBuffer.clear()
    roleBuffer.append(repeating: UInt8(ascii: "_"), count: text.count)
    var kind = last
    var at = 0
    while at < text.count {
      if enclosing.isEmpty { enclosing.append(UInt8(ascii: "E")) }
      let byte = text[at]
      if byte.isSpace && !inDirective {
        at = text.skipSpaces(at)
      } else if byte.isIdentifierStart {
        at = max(word(text, at, &kind, grammar), at + 1)
      } else {
        at = max(token(text, at, &kind, grammar), at + 1)
      }
      valueBuffer.fill(kind, to: at)
    }
    last = kind
  }

  /// Reads a token that is no word, updates the kind, and returns the token's end.
  private mutating func token(
    _ text: ByteView, _ at: Int, _ kind: inout UInt8, _ grammar: borrowing Grammar
  ) -> Int {
    let byte = text[at]
    if byte.isSpace {
      let end = text.skipSpaces(at)
      if inDirective && text[at..<end].contains(UInt8(ascii: "\n")) {
        kind = enclosing.popLast() ?? 0
        inDirective = false
      }
      return end
    }
    switch byte {
    case .comment:
      var end = at + 1
      while text[end] == .comment { end += 1 }
      return end
    case UInt8(ascii: "#"):
      if let end = directive(text, at, &kind) { return end }
    case UInt8(ascii: "\\"): return text[at + 1] == UInt8(ascii: "\n") ? at + 2 : at + 1
    case UInt8(ascii: "("):
      if pending == UInt8(ascii: "_") {
        var end = 0
        let isCast = grammar.type(text, text.skipSpaces(at + 1)) {
          end = text.skipSpaces($0)
          return text[end] == UInt8(ascii: ")")
        }
        if isCast {
          enclosing.append(kind)
          kind = UInt8(ascii: "c")
          return end
        }
      }
      enclosing.append(pending)
      pending = UInt8(ascii: "_")
      kind = UInt8(ascii: "N")
      return at + 1
    case UInt8(ascii: ")"):
      let outer = enclosing.popLast() ?? UInt8(ascii: "_")
      if outer != UInt8(ascii: "_") { kind = outer }
      return at + 1
    case UInt8(ascii: ";"), UInt8(ascii: "{"), UInt8(ascii: "}"):
      kind = UInt8(ascii: "E")
      pendingColon = UInt8(ascii: "O")
      return at + 1
    case UInt8(ascii: "?"), UInt8(ascii: "["):
      kind = UInt8(ascii: "N")
      return at + 1
    case UInt8(ascii: ":"):
      roleBuffer[at] = pendingColon
      let endsLabel = pendingColon == UInt8(ascii: "C") || pendingColon == UInt8(ascii: "L")
      kind = endsLabel ? UInt8(ascii: "E") : UInt8(ascii: "N")
      pendingColon = UInt8(ascii: "O")
      return at + 1
    default: break
    }
    if let end = Grammar.constant(text, at) {
      kind = UInt8(ascii: "V")
      return end
    }
    return symbol(text, at, &kind)
  }

  /// Reads an operator or any other byte.
  private mutating func symbol(_ text: ByteView, _ at: Int, _ kind: inout UInt8) -> Int {
    if let end = Grammar.assignment(text, at) {
      kind = UInt8(ascii: "N")
      return end
    }
    if text[at] == UInt8(ascii: ",") {
      kind = UInt8(ascii: "C")
      return at + 1
    }
    if let end = Self.ambiguous(text, at) {
      roleBuffer[at] = kind == UInt8(ascii: "V") ? UInt8(ascii: "B") : UInt8(ascii: "U")
      kind = UInt8(ascii: "N")
      return end
    }
    guard let end = Grammar.operator(text, at) else { return at + 1 }
    if !text.has("++", at: at) && !text.has("--", at: at) { kind = UInt8(ascii: "N") }
    return end
  }

  /// The end of an operator that can be unary and binary.
  private static func ambiguous(_ text: ByteView, _ at: Int) -> Int? {
    switch text[at] {
    case UInt8(ascii: "-"):
      text[at + 1] == UInt8(ascii: "-") || text[at + 1] == UInt8(ascii: ">") ? nil : at + 1
    case UInt8(ascii: "+"): text[at + 1] == UInt8(ascii: "+") ? nil : at + 1
    case UInt8(ascii: "*"): at + 1
    case UInt8(ascii: "&"): text[at + 1] == UInt8(ascii: "&") ? at + 2 : at + 1
    default: nil
    }
  }

  /// Reads a word: a type, a modifier, a keyword or an identifier.
  private mutating func word(
    _ text: ByteView, _ at: Int, _ kind: inout UInt8, _ grammar: borrowing Grammar
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
      kind = UInt8(ascii: "T")
      return typeEnd
    }
    if let end = keyword(text, at, wordEnd, &kind) { return end }
    var end = wordEnd
    while let pasted = Grammar.pasted(text, end) { end = pasted }
    let next = text.skipSpaces(end)
    switch text[next] {
    case UInt8(ascii: "("):
      kind = UInt8(ascii: "V")
      pending = UInt8(ascii: "V")
      return end
    case UInt8(ascii: ":"):
      if kind == UInt8(ascii: "T") || kind == UInt8(ascii: "C") && Self.isBitField(text, next + 1) {
        pendingColon = UInt8(ascii: "B")
      } else if kind == UInt8(ascii: "E") {
        pendingColon = UInt8(ascii: "L")
      }
      kind = UInt8(ascii: "V")
      return next
    default:
      kind = UInt8(ascii: "V")
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
    _ text: ByteView, _ at: Int, _ end: Int, _ kind: inout UInt8
  ) -> Int? {
    let word = text[at..<end]
    switch word[0] {
    case UInt8(ascii: "_"):
      if word.has("__attribute__") {
        pending = kind
        kind = UInt8(ascii: "N")
        return at + 13
      }
      guard word.equals("__typeof__") else { return nil }
    case UInt8(ascii: "s"):
      guard word.has("sizeof") else { return nil }
      if text[text.skipSpaces(at + 6)] == UInt8(ascii: "(") { pending = UInt8(ascii: "V") }
      kind = UInt8(ascii: "N")
      return at + 6
    case UInt8(ascii: "i"), UInt8(ascii: "w"), UInt8(ascii: "f"):
      guard word.equals("if") || word.equals("while") || word.equals("for") else { return nil }
      pending = UInt8(ascii: "E")
    case UInt8(ascii: "c"):
      guard word.has("case") else { return nil }
      pendingColon = UInt8(ascii: "C")
      kind = UInt8(ascii: "N")
      return at + 4
    case UInt8(ascii: "r"), UInt8(ascii: "e"), UInt8(ascii: "g"), UInt8(ascii: "t"):
      guard
        word.equals("return") || word.equals("else") || word.equals("goto") || word.equals("typeof")
      else { return nil }
    default: return nil
    }
    kind = UInt8(ascii: "N")
    return end
  }

  /// Reads the name of a preprocessor directive.
  private mutating func directive(_ text: ByteView, _ at: Int, _ kind: inout UInt8) -> Int? {
    let name = text.skipSpaces(at + 1)
    if text.has("define", at: name),
      let end = Grammar.identifier(text, text.skipSpaces(name + 6))
    {
      inDirective = true
      enclosing.append(kind)
      if text[end] == UInt8(ascii: "(") { pending = UInt8(ascii: "N") }
      kind = UInt8(ascii: "E")
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
      kind = UInt8(ascii: "E")
      return name + opening.utf8CodeUnitCount
    }
    if text.has("else", at: name) || text.has("elif", at: name) {
      inDirective = true
      enclosing.append(enclosing.last ?? UInt8(ascii: "E"))
      kind = UInt8(ascii: "E")
      return name + 4
    }
    if text.has("endif", at: name) {
      inDirective = true
      _ = enclosing.popLast()
      enclosing.append(kind)
      kind = UInt8(ascii: "E")
      return name + 5
    }
    return nil
  }
}
