// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a star that stands at the type or by itself instead of at the name.
enum PointerLocation: LineRule {
  static let info = RuleInfo(
    type: "POINTER_LOCATION", level: .error, group: .spacing, fix: .layout,
    why: """
      The star belongs to the name that it makes a pointer: char *a, b; declares one pointer. In \
      a cast it stands after a space.
      """,
    reference: "Documentation/process/coding-style.rst#spaces",
    examples: [
      Example(
        """
        !	char* name;
        !	char * name;
        !	int copy(const char * *from, struct item* to);
        !	name = (char*)data;
        """,
        fixed: """
          +	char *name;
          +	char *name;
          +	int copy(const char **from, struct item *to);
          +	name = (char *)data;
          """),
      Example(
        """
        +	char *name, **names;
        +	char *const __user *list;
        +	name = (char *)data;
        +	area = width * height;
        """),
      Example(
        """
        +static u8 pool __aligned(EXAMPLE_BYTES)
        +	pages[EXAMPLE_BYTES * EXAMPLE_PAGES];
        """, options: ["--precise"]),
    ])

  static let needs = Needs.anyLine
  static let needsInCode: [LineTraits] = ["aeAX_"]

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    // What is judged has a star or a modifier.
    if line.mayHaveModifier || line.grammar.hasLearnedModifiers {
      guard mayBeMisplaced(code, line.grammar) else { return }
    } else {
      guard line.traits.contains(.star), hasMisplacedStar(code) else { return }
    }
    checkCasts(code, line, &out)
    checkNames(code, line, &out)
  }

  /// `(type stars)`.
  private static func checkCasts(
    _ code: ByteView, _ line: borrowing Line, _ out: inout Reporter
  ) {
    var at = 1
    while let open = code.firstIndex(of: UInt8(ascii: "("), from: at) {
      at = open + 1
      guard
        let stars = stars(
          code, afterTypeAt: at, line.grammar, { code[$0] == UInt8(ascii: ")") })
      else { continue }
      at = stars.upperBound + 1
      let spacing = StarSpacing(code[stars], beforeName: false, line.grammar)
      guard !spacing.isCanonical, isJudged(code[stars], line) else { continue }
      if out.report(Self.self, .cast(spacing.canonical)), out.isFixing {
        fix(open..<at, stars, spacing, line, &out)
      }
    }
  }

  /// `type stars name`.
  private static func checkNames(
    _ code: ByteView, _ line: borrowing Line, _ out: inout Reporter
  ) {
    var at = 1
    while at < code.count {
      let start = at
      at = max(code.wordEnd(at), at + 1)
      guard code[start].isIdentifierStart, !code[start - 1].isWord,
        let stars = stars(
          code, afterTypeAt: start, line.grammar, { code[$0].isIdentifierStart }),
        let end = Grammar.identifier(code, stars.upperBound)
      else { continue }
      at = end
      let spacing = StarSpacing(code[stars], beforeName: true, line.grammar)
      let name = code[stars.upperBound..<end]
      guard !spacing.isCanonical, isJudged(code[stars], line),
        !line.grammar.modifier(name, 0, { $0 == name.count }),
        !(line.options.precise && isConstant(name) && isConstant(code[start..<stars.lowerBound]))
      else { continue }
      if out.report(Self.self, .name(spacing.canonical)), out.isFixing {
        fix(start..<end, stars, spacing, line, &out)
      }
    }
  }

  /// Whether the name is written as constants are: two of them are a product.
  private static func isConstant(_ name: ByteView) -> Bool {
    name.bytes.allSatisfy { $0.isUpper || $0.isDigit || $0 == UInt8(ascii: "_") }
      && name.bytes.contains { $0.isUpper }
  }

  /// Whether there is a star to place; for the script a modifier alone will do.
  private static func isJudged(_ stars: ByteView, _ line: borrowing Line) -> Bool {
    !line.options.precise || stars.contains(UInt8(ascii: "*"))
  }

  /// Replaces the stars of what was found; the script does so in its first occurrence.
  private static func fix(
    _ found: Range<Int>, _ stars: Range<Int>, _ spacing: StarSpacing, _ line: borrowing Line,
    _ out: inout Reporter
  ) {
    let text = line.code[found]
    out.fixes?.replace(stars, in: line.index, with: spacing.aligned) { line in
      var fixed = text.bytes
      spacing.canonical.withView { _ = fixed.replaceFirst(spacing.text, with: $0) }
      fixed.withView { _ = line.replaceFirst(text, with: $0) }
    }
  }

  // MARK: - Finding

  /// Whether a star is glued to something before it, or has white space after it.
  private static func hasMisplacedStar(_ code: ByteView) -> Bool {
    var at = 1
    while let star = code.firstIndex(of: UInt8(ascii: "*"), from: at) {
      at = star + 1
      if code[at].isSpace || !isStarNeighbour(code[star - 1]) { return true }
    }
    return false
  }

  /// Whether any star or modifier on the line is spaced in a way that could be wrong; almost no line
  /// gets past this.
  private static func mayBeMisplaced(_ code: ByteView, _ grammar: borrowing Grammar) -> Bool {
    var at = code.skipSpaces(1)
    while at < code.count {
      let byte = code[at]
      if byte.isWord {
        let end = code.wordEnd(at)
        if byte.isIdentifierStart && isGluedModifier(code, at, grammar) { return true }
        at = end
      } else if byte.isSpace {
        let end = code.skipSpaces(at)
        let next = code[end]
        if next == UInt8(ascii: ")") { return true }
        if next.isIdentifierStart && (end > at + 1 || byte != UInt8(ascii: " ")) { return true }
        at = end
      } else {
        let next = code[at + 1]
        if byte == UInt8(ascii: "*") {
          let previous = code[at - 1]
          if next.isSpace || !isStarNeighbour(previous) { return true }
        } else if byte == UInt8(ascii: ")") && next.isIdentifierStart {
          return true
        }
        at += 1
      }
    }
    return false
  }

  /// Whether a star after the byte is no star that is glued to a type.
  private static func isStarNeighbour(_ byte: UInt8) -> Bool {
    byte.isSpace || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "(")
  }

  /// Whether a word is two modifiers in one, such as `__refconst`.
  private static func isGluedModifier(
    _ code: ByteView, _ at: Int, _ grammar: borrowing Grammar
  ) -> Bool {
    grammar.modifier(code, at) { end in
      code[end].isWord && grammar.modifier(code, end) { code.isWordBoundary($0) }
    }
  }

  /// The stars, modifiers and spaces after the type that starts at `start`, up to something that
  /// `closes` accepts.
  private static func stars(
    _ code: ByteView, afterTypeAt start: Int, _ grammar: borrowing Grammar,
    _ closes: (Int) -> Bool
  ) -> Range<Int>? {
    var found: Range<Int>?
    _ = grammar.nonPointerType(code, start) { typeEnd in
      starRun(code, typeEnd, grammar, depth: 0) { end in
        guard closes(end) else { return false }
        found = typeEnd..<end
        return true
      }
    }
    return found
  }

  /// Calls `then` with each end of a run of stars and modifiers at `at`, the longest first.
  private static func starRun(
    _ code: ByteView, _ at: Int, _ grammar: borrowing Grammar, depth: Int, _ then: (Int) -> Bool
  ) -> Bool {
    var next = code.skipSpaces(at)
    let first = next
    // Between two stars the run could end as well, but nothing that closes it is a star.
    while code[next] == UInt8(ascii: "*") { next = code.skipSpaces(next + 1) }
    if depth < 24 && code[next].isIdentifierStart {
      let found = grammar.modifier(code, next) { end in
        code.isWordBoundary(end) && starRun(code, end, grammar, depth: depth + 1, then)
      }
      if found { return true }
    }
    return (next > first || depth > 0) && then(next)
  }
}

/// The stars and modifiers between a type and a name, with their spaces.
private struct StarSpacing {
  /// As they are written.
  let text: ByteView
  /// Whether they end in a modifier, and a name follows, so that a space must stand in between.
  private let endsInSpace: Bool

  init(_ text: ByteView, beforeName: Bool, _ grammar: borrowing Grammar) {
    self.text = text
    let end = text.skipSpacesBack(text.count)
    endsInSpace = beforeName && Self.endsInModifier(text.upTo(end), grammar)
  }

  private static func endsInModifier(_ text: ByteView, _ grammar: borrowing Grammar) -> Bool {
    for at in 0..<text.count where text.isWordBoundary(at) {
      if grammar.modifier(text, at, { $0 == text.count }) { return true }
    }
    return false
  }

  /// Whether nothing is to be changed.
  var isCanonical: Bool {
    let end = text.skipSpacesBack(text.count)
    guard text[0].isSpace else { return false }
    if endsInSpace {
      guard end + 1 == text.count, text.last == UInt8(ascii: " ") else { return false }
    } else if end < text.count {
      return false
    }
    for at in 0..<end where text[at] == UInt8(ascii: "*") && text[at + 1].isSpace {
      if text[text.skipSpaces(at + 1)] == UInt8(ascii: "*") { return false }
    }
    return true
  }

  /// As they should be written where names stand in columns: what made the column is kept, and goes
  /// before the stars.
  var aligned: [UInt8] {
    let end = text.skipSpacesBack(text.count)
    let gap = text.from(end)
    guard !endsInSpace, gap.contains(UInt8(ascii: "\t")) || gap.count > 1,
      text.upTo(end).skip(ByteSet("* \t"), 0) == end
    else { return canonical }
    return gap.bytes + text.upTo(end).bytes.filter { !$0.isSpace }
  }

  /// As they should be written: a space before it, none between stars.
  var canonical: [UInt8] {
    var out: [UInt8] = text[0].isSpace ? [] : [UInt8(ascii: " ")]
    var at = 0
    while at < text.count {
      out.append(text[at])
      let next = text.skipSpaces(at + 1)
      let joins = text[at] == UInt8(ascii: "*") && text[next] == UInt8(ascii: "*")
      at = joins ? next : at + 1
    }
    out.trimEnd()
    if endsInSpace { out.append(UInt8(ascii: " ")) }
    return out
  }
}

extension Message {
  fileprivate static func cast(_ stars: [UInt8]) -> Message {
    "write the pointer in parentheses as \"(type\(stars))\""
  }
  fileprivate static func name(_ stars: [UInt8]) -> Message {
    "put the star at the name: \"type\(stars)name\""
  }
}
