// SPDX-License-Identifier: GPL-2.0-only

/// Tells unary from binary operators, casts from parentheses, labels from bit-fields.
///
/// A line is read token by token, with what the line before left open; each byte gets the kind of
/// value that stands there, and each operator with two meanings gets its role. The result is what
/// checkpatch.pl's own annotation gives, because the spacing rules depend on its guesses.
package struct OperatorRoles: ~Copyable {
  /// The kind of value after the last line read, which the next line starts with.
  package private(set) var last = Value.end

  private var valueBuffer = ByteBuffer()
  private var roleBuffer = ByteBuffer()
  var inDirective = false
  /// What comes after the parentheses that a word has before it; unknown without such a word.
  var pending = Value.unknown
  var enclosing: [Value] = [.end]
  /// What the next colon is.
  var pendingColon = Role.otherColon

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
      return openParenthesis(text, at, &kind, grammar)
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

  /// Reads an open parenthesis, or all of a cast.
  @inline(__always)
  private mutating func openParenthesis(
    _ text: ByteView, _ at: Int, _ kind: inout Value, _ grammar: borrowing Grammar
  ) -> Int {
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
}
