// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The value of a macro on one line, where its arguments are looked for.
struct MacroBody {
  /// The value without comments and continuations, white space being single spaces.
  private let bytes: [UInt8]
  /// Whether a `#` stands there, which takes an argument without evaluating it.
  private let hasSigns: Bool
  /// Whether a word may stand there that does so.
  private let hasHarmlessWords: Bool

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
    hasSigns = bytes.withView { $0.contains(UInt8(ascii: "#")) }
    hasHarmlessWords = bytes.withView { body in
      Self.harmless.contains { body.contains($0) }
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

  /// Gives the value.
  func withValue<Result>(_ body: (ByteView) -> Result) -> Result { bytes.withView(body) }

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
    guard hasSigns || hasHarmlessWords else {
      bytes.withView { Self.count(name, in: $0, &uses) }
      return uses
    }
    var rest = bytes
    rest.remove { harmlessUse(of: name, in: $0, from: $1, grammar) }
    if hasSigns {
      rest.remove { Self.stringified(name, in: $0, from: $1) }
      // What was taken out may have stood between two signs.
      let hasPastes = rest.withView { $0.contains("##") }
      if hasPastes { rest.remove { Self.pasted(name, in: $0, from: $1) } }
    }
    rest.withView { Self.count(name, in: $0, &uses) }
    return uses
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

  /// The next use whose operator does not evaluate its operand, at or after `start`.
  private func harmlessUse(
    of name: ByteView, in body: ByteView, from start: Int, _ grammar: borrowing Grammar
  ) -> Range<Int>? {
    let starts = Self.harmlessStarts
    var at = start
    while at < body.count {
      // A look at the byte first: this is asked for each byte of each macro.
      if body[at].isA(starts), body.isWordBoundary(at),
        let end = Self.harmlessUse(of: name, in: body, at: at, grammar)
      {
        return at..<end
      }
      at += 1
      if !hasHarmlessWords { at = body.firstIndex(of: UInt8(ascii: "#"), from: at) ?? body.count }
    }
    return nil
  }

  /// The end of such a use at the word or sign at `at`; nil without one.
  private static func harmlessUse(
    of name: ByteView, in body: ByteView, at: Int, _ grammar: borrowing Grammar
  ) -> Int? {
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
    let space = body.skipSpaces(end)
    var close = space
    while body[close] == UInt8(ascii: ")") { close += 1 }
    return [close, space, end].first { body.isWordBoundary($0) }
  }

  /// The next `#name` at or after `start`.
  private static func stringified(
    _ name: ByteView, in body: ByteView, from start: Int
  ) -> Range<Int>? {
    var at = start
    while let sign = body.firstIndex(of: UInt8(ascii: "#"), from: at) {
      let end = body.skipRun(UInt8(ascii: "#"), sign)
      // Of a run that is cut the rest is no run of its own.
      if sign == 0 || body[sign - 1] != UInt8(ascii: "#") {
        let word = body.skipSpaces(end)
        if body.has(name, at: word), body.isWordBoundary(word + name.count) {
          return sign..<(word + name.count)
        }
      }
      at = end
    }
    return nil
  }

  /// The next `name ##` at or after `start`.
  private static func pasted(_ name: ByteView, in body: ByteView, from start: Int) -> Range<Int>? {
    var at = start
    while let found = body.firstIndex(of: name, from: at) {
      let paste = body.skipSpaces(found + name.count)
      if body.isWordBoundary(found), body.has("##", at: paste) { return found..<(paste + 2) }
      at = found + 1
    }
    return nil
  }
}

extension [UInt8] {
  /// Removes what `next` finds, which is given the text and where to start, and gives no empty range.
  fileprivate mutating func remove(_ next: (ByteView, Int) -> Range<Int>?) {
    let kept: [UInt8]? = withView { text in
      guard var found = next(text, 0) else { return nil }
      var kept: [UInt8] = []
      var end = 0
      while true {
        kept += text[end..<found.lowerBound].bytes
        end = found.upperBound
        guard let more = next(text, end) else { break }
        found = more
      }
      return kept + text.from(end).bytes
    }
    if let kept { self = kept }
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
