// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The value of a macro on one line, where its arguments are looked for.
struct MacroBody {
  /// The value without comments and continuations, white space being single spaces.
  private let bytes: [UInt8]
  /// Whether something may stand there that takes an argument without evaluating it.
  private let hasHarmlessUses: Bool

  init(_ text: ByteView) {
    var bytes: [UInt8] = []
    var start = 0
    while start < text.count {
      let end = text.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? text.count
      var line = text[start..<end]
      if line.last == UInt8(ascii: "\\") { line = line.upTo(line.count - 1) }
      if start > 0 {
        let hasMarker = line[0] == UInt8(ascii: "+") || line[0] == UInt8(ascii: " ")
        line = hasMarker ? line.from(1) : .empty
      }
      Self.append(line, to: &bytes)
      start = end + 1
    }
    bytes.trimEnd()
    self.bytes = bytes
    hasHarmlessUses = bytes.withView { body in
      body.contains(UInt8(ascii: "#")) || Self.harmless.contains { body.contains($0) }
        || body.contains("__builtin") || body.contains("typecheck")
    }
  }

  private static func append(_ line: ByteView, to bytes: inout [UInt8]) {
    for index in 0..<line.count where line[index] != .comment {
      if !line[index].isSpace {
        bytes.append(line[index])
      } else if let last = bytes.last, last != UInt8(ascii: " ") {
        bytes.append(UInt8(ascii: " "))
      }
    }
  }

  /// Whether there is no value, or none but 0: both are nothing to the script.
  var isNothing: Bool { bytes.isEmpty || bytes == [UInt8(ascii: "0")] }

  /// The number of bytes.
  var count: Int { bytes.count }

  /// How a macro uses an argument.
  struct Uses {
    /// Whether it stands in the value at all.
    var isUsed = false
    /// How often it is evaluated.
    var evaluations = 0
    /// Whether an operator other than a comma stands next to the first evaluation.
    var touchesOperator = false
  }

  /// How the macro uses the argument.
  func uses(of name: ByteView, grammar: borrowing Grammar) -> Uses {
    var uses = Uses()
    bytes.withView { uses.isUsed = Self.next(name, in: $0, from: 0) != nil }
    guard hasHarmlessUses else {
      bytes.withView { Self.count(name, in: $0, &uses) }
      return uses
    }
    var rest = bytes.withView { body in
      Self.removing(body) { Self.harmlessUse(of: name, in: body, at: $0, grammar) }
    }
    rest = rest.withView { body in
      Self.removing(body) { Self.stringified(name, in: body, at: $0) }
    }
    rest = rest.withView { body in Self.removing(body) { Self.pasted(name, in: body, at: $0) } }
    rest.withView { Self.count(name, in: $0, &uses) }
    return uses
  }

  /// The text without what `end` finds: it gives the end of a match that starts at a position.
  private static func removing(_ body: ByteView, _ end: (Int) -> Int?) -> [UInt8] {
    var kept: [UInt8] = []
    kept.reserveCapacity(body.count)
    var at = 0
    while at < body.count {
      if let end = end(at), end > at {
        at = end
      } else {
        kept.append(body[at])
        at += 1
      }
    }
    return kept
  }

  private static func count(_ name: ByteView, in body: ByteView, _ uses: inout Uses) {
    var at = 0
    while let found = next(name, in: body, from: at) {
      if uses.evaluations == 0 {
        uses.touchesOperator = touchesOperator(body, found..<(found + name.count))
      }
      uses.evaluations += 1
      at = found + max(name.count, 1)
    }
  }

  /// Where the name stands as a word at or after `start`.
  private static func next(_ name: ByteView, in body: ByteView, from start: Int) -> Int? {
    var at = start
    while let found = body.firstIndex(of: name, from: at) {
      if body.isWordBoundary(found) && body.isWordBoundary(found + name.count) { return found }
      at = found + 1
    }
    return nil
  }

  private static func touchesOperator(_ body: ByteView, _ use: Range<Int>) -> Bool {
    let after = body.skipSpaces(use.upperBound)
    if body[after] != UInt8(ascii: ","), Grammar.operator(body, after) != nil { return true }
    let end = body.skipSpacesBack(use.lowerBound)
    let before = body.upTo(end)
    if Grammar.operator(before, end - 2) == end { return true }
    return before.last != UInt8(ascii: ",") && Grammar.operator(before, end - 1) == end
  }
}

/// Uses of an argument that do not evaluate it.
extension MacroBody {
  private static let harmless: [StaticString] = [
    "__must_be_array", "offsetof", "sizeof", "sizeof_field", "__stringify", "typeof", "__typeof__",
  ]

  /// What one of them, `typecheck`, `__builtin` or a `#` starts with.
  private static let harmlessStarts = ByteSet("#_ost")

  /// The end of a use at `at` whose operator does not evaluate its operand; nil without one.
  private static func harmlessUse(
    of name: ByteView, in body: ByteView, at: Int, _ grammar: borrowing Grammar
  ) -> Int? {
    // A look at the byte first: this is asked for each byte of each macro.
    guard body[at].isA(harmlessStarts), body.isWordBoundary(at) else { return nil }
    if body[at] == UInt8(ascii: "#") {
      return operand(name, in: body, from: body.skipRun(UInt8(ascii: "#"), at))
    }
    for keyword in harmless where body.has(keyword, at: at) {
      if let end = operand(name, in: body, from: at + keyword.utf8CodeUnitCount) { return end }
    }
    if body.has("__builtin", at: at) {
      return builtinOperand(name, in: body, from: at + 9)
    }
    guard body.has("typecheck", at: at) else { return nil }
    let open = body.skipSpaces(at + 9)
    guard body[open] == UInt8(ascii: "(") else { return nil }
    var found: Int?
    _ = grammar.type(body, body.skipSpaces(open + 1)) { end in
      let comma = body.skipSpaces(end)
      guard body[comma] == UInt8(ascii: ",") else { return false }
      found = operand(name, in: body, from: comma + 1)
      return found != nil
    }
    return found
  }

  /// As `operand`, after `__builtin`: what belongs to its own name is open.
  private static func builtinOperand(
    _ name: ByteView, in body: ByteView, from start: Int
  ) -> Int? {
    var end = body.wordEnd(start)
    while end > start {
      if let end = operand(name, in: body, from: end) { return end }
      end -= 1
    }
    return nil
  }

  /// The end of the name with parentheses around it, as far as they stand there.
  private static func operand(_ name: ByteView, in body: ByteView, from start: Int) -> Int? {
    var at = body.skipSpaces(start)
    while body[at] == UInt8(ascii: "(") { at += 1 }
    at = body.skipSpaces(at)
    guard body.has(name, at: at) else { return nil }
    let end = at + name.count
    let blank = body.skipSpaces(end)
    var close = blank
    while body[close] == UInt8(ascii: ")") { close += 1 }
    return [close, blank, end].first { body.isWordBoundary($0) }
  }

  /// The end of a `#name` at `at`.
  private static func stringified(_ name: ByteView, in body: ByteView, at: Int) -> Int? {
    // What follows the run is the same for each of its signs.
    guard body[at] == UInt8(ascii: "#"), at == 0 || body[at - 1] != UInt8(ascii: "#") else {
      return nil
    }
    let start = body.skipSpaces(body.skipRun(UInt8(ascii: "#"), at))
    guard body.has(name, at: start), body.isWordBoundary(start + name.count) else { return nil }
    return start + name.count
  }

  /// The end of a `name ##` at `at`.
  private static func pasted(_ name: ByteView, in body: ByteView, at: Int) -> Int? {
    guard name.isEmpty || body[at] == name[0], body.isWordBoundary(at), body.has(name, at: at)
    else { return nil }
    let paste = body.skipSpaces(at + name.count)
    return body.has("##", at: paste) ? paste + 2 : nil
  }
}

extension ByteView {
  /// The end of the run of `byte` that starts at `start`.
  fileprivate func skipRun(_ byte: UInt8, _ start: Int) -> Int {
    var at = start
    while self[at] == byte { at += 1 }
    return at
  }
}
