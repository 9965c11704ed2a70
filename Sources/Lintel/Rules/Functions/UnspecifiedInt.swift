// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags `unsigned` and `signed` without an int.
enum UnspecifiedInt: LineRule {
  static let info = RuleInfo(
    type: "UNSPECIFIED_INT", level: .warning, group: .functions,
    fix: .sameMeaning(adds: ["int"], removes: []),
    why: "Kernel code writes unsigned int, so that the type is named where it is used.",
    examples: [
      Example(
        """
        !	unsigned count;
        !	call((unsigned)value);
        !	unsigned *pointer = NULL;
        """,
        fixed: """
          +	unsigned int count;
          +	call((unsigned int)value);
          +	unsigned int *pointer = NULL;
          """),
      Example(
        """
        +	unsigned int count;
        +	unsigned long size;
        """),
    ])

  static let needs = Needs.anyOf(["signed"])

  /// A declaration, or what looks like one.
  private struct Declaration {
    var type: ByteView
    var name: ByteView
    /// Where the type starts.
    var start: Int
    var end: Int
  }

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.code.contains("signed") else { return }
    var at = 0
    while let found = nextDeclaration(line.code, from: at, line.grammar) {
      at = found.end
      guard let sign = bareSign(found.type, aligned: line.grammar.knowsAligned) else { continue }
      let pointer = found.type[sign.upperBound..<found.type.skipSpacesBack(found.type.count)]
      let word = found.type[sign]
      guard out.report(Self.self, .nameType(word, pointer)), out.isFixing else { continue }
      let name = found.name
      let after = found.start + sign.upperBound
      // In the arguments of a macro the words may be put together to a type.
      if line.options.precise, isMacroArgument(line.code, found.start, after) {
        out.fixes?.doubt()
      }
      out.fixes?.replace(after..<after, in: line.index, with: ByteView(" int").bytes) { text in
        let place = text.withView { bareUse($0, word, pointer, name) }
        guard let place else { return }
        var type = word.bytes + ByteView(" int").bytes
        let stars = pointer.bytes.filter { !$0.isSpace }
        if !stars.isEmpty || !name.isEmpty { type.append(UInt8(ascii: " ")) }
        text.replaceSubrange(place, with: type + stars + name.bytes)
      }
    }
  }

  /// Whether the type from `start` to `end` is an argument by itself, and neither a cast, nor a
  /// parameter of what the line declares, nor an argument of a macro that is known to take a type.
  private static func isMacroArgument(_ code: ByteView, _ start: Int, _ end: Int) -> Bool {
    let next = code[code.skipSpaces(end)]
    guard next == UInt8(ascii: ",") || next == UInt8(ascii: ")") else { return false }
    var depth = 0
    var open = start - 1
    let first = max(0, start - reach)
    while open > first, depth > 0 || code[open] != UInt8(ascii: "(") {
      if code[open] == UInt8(ascii: ")") { depth += 1 }
      if code[open] == UInt8(ascii: "(") { depth -= 1 }
      open -= 1
    }
    let nameEnd = code.skipSpacesBack(max(open, 0))
    let name = code[code.wordStart(nameEnd)..<nameEnd]
    if open <= first { return true }
    if name.isEmpty { return false }
    if typeMacros.contains(where: { name.equals($0) }) { return false }
    let before = code.skipSpacesBack(nameEnd - name.count)
    return !(code[before - 1].isWord || code[before - 1] == UInt8(ascii: "*"))
  }

  /// So far back the parenthesis of an argument is looked for, in bytes.
  private static let reach = 1024

  private static let typeMacros: [StaticString] = [
    "min_t", "max_t", "clamp_t", "va_arg", "sizeof", "typeof", "return",
  ]

  /// The next type at or after `start` that a name, or nothing, and the end of a declarator follow.
  private static func nextDeclaration(
    _ code: ByteView, from start: Int, _ grammar: borrowing Grammar
  ) -> Declaration? {
    var at = start
    while at < code.count {
      guard code[at].isIdentifierStart, !code[at - 1].isWord else {
        at += 1
        continue
      }
      var found: Declaration?
      _ = grammar.declaredType(code, at) { end in
        let next = code.skipSpaces(end)
        if next == end && isIntegerKeyword(code, next) { return false }
        let name = Grammar.identifier(code, next) ?? next
        let close = code.skipSpaces(name)
        guard code[close].isA(ByteSet("=,;[)(")) else { return false }
        found = Declaration(
          type: code[at..<end], name: code[next..<name], start: at, end: close + 1)
        return true
      }
      if let found { return found }
      at = code.wordEnd(at)
    }
    return nil
  }

  private static func isIntegerKeyword(_ code: ByteView, _ at: Int) -> Bool {
    let word = code[at..<code.wordEnd(at)]
    return word.equals("char") || word.equals("short") || word.equals("int")
      || word.equals("long")
  }

  /// Where `signed` or `unsigned` stands in a type that has nothing but qualifiers before it
  /// and stars after it.
  private static func bareSign(_ type: ByteView, aligned: Bool) -> Range<Int>? {
    sign(type, 0, aligned: aligned, depth: 0)
  }

  private static func sign(
    _ type: ByteView, _ at: Int, aligned: Bool, depth: Int
  ) -> Range<Int>? {
    let length = type.has("unsigned", at: at) ? 8 : type.has("signed", at: at) ? 6 : 0
    if length > 0 {
      let isBare = type.skip(ByteSet("* \t\n\u{0B}\u{0C}\r"), at + length) == type.count
      return isBare ? at..<(at + length) : nil
    }
    guard depth < 16 else { return nil }
    var found: Range<Int>?
    let goesOn = { (end: Int) -> Bool in
      let next = type.skipSpaces(end)
      guard next > end else { return false }
      found = sign(type, next, aligned: aligned, depth: depth + 1)
      return found != nil
    }
    if let end = Grammar.storage(type, at), goesOn(end) { return found }
    if Grammar.inline(type, at, goesOn) || Grammar.attribute(type, at, aligned: aligned, goesOn) {
      return found
    }
    return nil
  }

  /// Where the sign, the stars as they stand there and the name are in a line as written.
  private static func bareUse(
    _ text: ByteView, _ sign: ByteView, _ pointer: ByteView, _ name: ByteView
  ) -> Range<Int>? {
    var at = 0
    while let start = text.firstIndex(of: sign, from: at) {
      at = start + 1
      guard text.isWordBoundary(start) else { continue }
      let spaces = start + sign.count
      var stars = text.skipSpaces(spaces)
      while stars >= spaces {
        if text.has(pointer, at: stars),
          let end = nameEnd(text, stars + pointer.count, name)
        {
          return start..<end
        }
        stars -= 1
      }
    }
    return nil
  }

  /// The end of the name that stands at `at`, white space before it allowed.
  private static func nameEnd(_ text: ByteView, _ at: Int, _ name: ByteView) -> Int? {
    var start = text.skipSpaces(at)
    while start >= at {
      let end = start + name.count
      if text.has(name, at: start) && text.isWordBoundary(end) { return end }
      start -= 1
    }
    return nil
  }
}

extension Message {
  fileprivate static func nameType(_ sign: ByteView, _ pointer: ByteView) -> Message {
    "write '\(sign) int\(pointer)' in place of '\(sign)\(pointer)'"
  }
}
