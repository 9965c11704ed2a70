// SPDX-License-Identifier: GPL-2.0-only

/// Tells unary from binary operators, casts from parentheses, labels from bit-fields.
///
/// A line is read token by token, with what the line before left open; each byte gets the kind of
/// value that stands there, and each operator with two meanings gets its role. The result is what
/// checkpatch.pl's own annotation gives, because the spacing rules depend on its guesses.
package struct OperatorRoles: ~Copyable {
  /// What kind of value stands at a byte.
  package enum Value: UInt8 {
    /// Nothing is known of it.
    case unknown
    case value, type, cast
    /// An operand must follow.
    case operand
    /// A statement ended.
    case end
    case comma

    /// How checkpatch.pl shows it with `--debug values`.
    package var letter: UInt8 {
      switch self {
      case .unknown: UInt8(ascii: "_")
      case .value: UInt8(ascii: "V")
      case .type: UInt8(ascii: "T")
      case .cast: UInt8(ascii: "c")
      case .operand: UInt8(ascii: "N")
      case .end: UInt8(ascii: "E")
      case .comma: UInt8(ascii: "C")
      }
    }
  }

  /// What an operator with more than one meaning is; a colon has the last four.
  package enum Role: UInt8 {
    /// No such operator.
    case none
    case binary, unary
    case bitField, label, caseLabel, otherColon

    /// How checkpatch.pl shows it with `--debug values`.
    package var letter: UInt8 {
      switch self {
      case .none: UInt8(ascii: "_")
      case .binary, .bitField: UInt8(ascii: "B")
      case .unary: UInt8(ascii: "U")
      case .label: UInt8(ascii: "L")
      case .caseLabel: UInt8(ascii: "C")
      case .otherColon: UInt8(ascii: "O")
      }
    }
  }

  /// The kind of value after the last line read, which the next line starts with.
  package private(set) var last = Value.end

  private var valueBuffer = ByteBuffer()
  private var roleBuffer = ByteBuffer()
  private var inDirective = false
  /// What comes after the parentheses that a word has before it; unknown without such a word.
  private var pending = Value.unknown
  private var enclosing: [Value] = [.end]
  /// What the next colon is.
  private var pendingColon = Role.otherColon

  /// Roles at the start of a file.
  package init() {}

  /// Starts a hunk.
  package mutating func reset() {
    inDirective = false
    pending = .unknown
    enclosing.removeAll(keepingCapacity: true)
    enclosing.append(.end)
    pendingColon = .otherColon
    last = .end
  }

  /// The kind of value at `index` of the line last read.
  @inline(__always)
  package func value(at index: Int) -> Value {
    Value(rawValue: valueBuffer.view[index]) ?? .unknown
  }

  /// The role of the operator at `index` of the line last read.
  @inline(__always)
  package func role(at index: Int) -> Role { Role(rawValue: roleBuffer.view[index]) ?? .none }

  /// The kinds of value of the line last read, a letter each.
  package var valueLetters: [UInt8] {
    (0..<valueBuffer.count).map { value(at: $0).letter }
  }

  /// The roles of the line last read, a letter each.
  package var roleLetters: [UInt8] { (0..<roleBuffer.count).map { role(at: $0).letter } }

  /// Reads a line: its code with a space for the marker and a newline at the end.
  package mutating func read(_ text: ByteView, grammar: borrowing Grammar) {
    valueBuffer.clear()
    roleBuffer.clear()
    roleBuffer.append(repeating: Role.none.rawValue, count: text.count)
    var kind = last
    var at = 0
    while at < text.count {
      if enclosing.isEmpty { enclosing.append(.end) }
      let byte = text[at]
      if byte.isSpace && !inDirective {
        at = text.skipSpaces(at)
      } else if byte.isIdentifierStart {
        at = max(word(text, at, &kind, grammar), at + 1)
      } else {
        at = max(token(text, at, &kind, grammar), at + 1)
      }
      valueBuffer.fill(kind.rawValue, to: at)
    }
    last = kind
  }

  /// Reads a token that is no word, updates the kind, and returns the token's end.
  private mutating func token(
    _ text: ByteView, _ at: Int, _ kind: inout Value, _ grammar: borrowing Grammar
  ) -> Int {
    let byte = text[at]
    if byte.isSpace {
      let end = text.skipSpaces(at)
      if inDirective && text[at..<end].contains(UInt8(ascii: "\n")) {
        kind = enclosing.popLast() ?? .unknown
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
      if pending == .unknown {
        var end = 0
        let isCast = grammar.type(text, text.skipSpaces(at + 1)) {
          end = text.skipSpaces($0)
          return text[end] == UInt8(ascii: ")")
        }
        if isCast {
          enclosing.append(kind)
          kind = .cast
          return end
        }
      }
      enclosing.append(pending)
      pending = .unknown
      kind = .operand
      return at + 1
    case UInt8(ascii: ")"):
      if let outer = enclosing.popLast(), outer != .unknown { kind = outer }
      return at + 1
    case UInt8(ascii: ";"), UInt8(ascii: "{"), UInt8(ascii: "}"):
      kind = .end
      pendingColon = .otherColon
      return at + 1
    case UInt8(ascii: "?"), UInt8(ascii: "["):
      kind = .operand
      return at + 1
    case UInt8(ascii: ":"):
      roleBuffer[at] = pendingColon.rawValue
      let endsLabel = pendingColon == .caseLabel || pendingColon == .label
      kind = endsLabel ? .end : .operand
      pendingColon = .otherColon
      return at + 1
    default: break
    }
    if let end = Grammar.constant(text, at) {
      kind = .value
      return end
    }
    return symbol(text, at, &kind)
  }

  /// Reads an operator or any other byte.
  private mutating func symbol(_ text: ByteView, _ at: Int, _ kind: inout Value) -> Int {
    if let end = Grammar.assignment(text, at) {
      kind = .operand
      return end
    }
    if text[at] == UInt8(ascii: ",") {
      kind = .comma
      return at + 1
    }
    if let end = Self.ambiguous(text, at) {
      roleBuffer[at] = (kind == .value ? Role.binary : .unary).rawValue
      kind = .operand
      return end
    }
    guard let end = Grammar.operator(text, at) else { return at + 1 }
    if !text.has("++", at: at) && !text.has("--", at: at) { kind = .operand }
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
  private mutating func directive(_ text: ByteView, _ at: Int, _ kind: inout Value) -> Int? {
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
