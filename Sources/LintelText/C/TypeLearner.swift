// SPDX-License-Identifier: GPL-2.0-only

/// Learns types and modifiers from the way a statement uses names.
///
/// C does not tell types by their look, but declarations, casts and parameter lists give them away:
/// `foo_ctx *c;` shows that `foo_ctx` is a type. The shapes are those that checkpatch.pl learns
/// from, since what it has learned decides what it reports later in the file.
package enum TypeLearner {
  /// Learns from a statement; `startsFresh` says that the line before ended a statement.
  package static func learn(
    from statement: ByteView, startsFresh: Bool, into grammar: inout Grammar,
    log: inout LearningLog
  ) {
    let head = statement.upTo(statement.firstIndex(of: UInt8(ascii: "{")) ?? statement.count)
    let first = head.skipSpaces(1)
    if endsInStarredLabel(head) || isCall(head, first) || head.hasWord("else", at: first) {
      // Neither a declaration nor a definition.
    } else if startsFresh, let type = declaredName(head, grammar) {
      consider(type, .declaration(head), &grammar, &log)
    } else if let type = definedName(head) {
      consider(type, .definition(head), &grammar, &log)
    }
    guard head.contains(UInt8(ascii: "(")) else { return }
    learnCasts(head, &grammar, &log)
    if startsFresh { learnParameters(head, &grammar, &log) }
  }

  private static func endsInStarredLabel(_ head: ByteView) -> Bool {
    var end = head.count
    if head[end - 1] == UInt8(ascii: "\n") { end -= 1 }
    guard head.has(":*", at: end - 2) else { return false }
    let label = head[head.wordStart(end - 2)..<(end - 2)]
    return label.skip(.digit, 0) < label.count
  }

  private static func isCall(_ head: ByteView, _ first: Int) -> Bool {
    Grammar.identifier(head, first) { head[head.skipSpaces($0)] == UInt8(ascii: "(") }
  }

  /// Calls `then` after each combination of the optional storage class, inline and const at `at`.
  private static func specifiers(_ text: ByteView, _ at: Int, _ then: (Int) -> Bool) -> Bool {
    if let end = Grammar.storage(text, at), text[end].isSpace,
      inlineAndConst(text, text.skipSpaces(end), then)
    {
      return true
    }
    return inlineAndConst(text, at, then)
  }

  private static func inlineAndConst(
    _ text: ByteView, _ at: Int, _ then: (Int) -> Bool
  ) -> Bool {
    let found = Grammar.inline(text, at) {
      text[$0].isSpace && const(text, text.skipSpaces($0), then)
    }
    return found || const(text, at, then)
  }

  private static func const(_ text: ByteView, _ at: Int, _ then: (Int) -> Bool) -> Bool {
    if text.has("const", at: at), text[at + 5].isSpace, then(text.skipSpaces(at + 5)) {
      return true
    }
    return then(at)
  }

  /// The words before the declared name of `struct foo *bar = …`.
  private static func declaredName(
    _ head: ByteView, _ grammar: borrowing Grammar
  ) -> ByteView? {
    var name: ByteView?
    _ = specifiers(head, head.skipSpaces(1)) { start in
      var at = start
      while let end = Grammar.identifier(head, head.skipSpaces(at)) {
        if declaratorFollows(head, end, grammar) {
          name = head[start..<end]
          return true
        }
        at = end
      }
      return false
    }
    return name
  }

  /// Whether stars, a name or a starred name in parentheses, and the rest of a declarator follow.
  private static func declaratorFollows(
    _ head: ByteView, _ at: Int, _ grammar: borrowing Grammar
  ) -> Bool {
    let next = head.skipSpaces(at)
    if next > at, head[next] == UInt8(ascii: "_") {
      for word in Grammar.sparseWords where head.has(word, at: next) {
        if declarator(head, next + word.utf8CodeUnitCount, grammar) { return true }
      }
    }
    return declarator(head, at, grammar)
  }

  private static func declarator(
    _ head: ByteView, _ at: Int, _ grammar: borrowing Grammar
  ) -> Bool {
    var at = head.skipSpaces(at)
    while head[at] == UInt8(ascii: "*") { at += 1 }
    at = head.skipSpaces(at)
    if head.has("(*", at: at) {
      guard let close = head.firstIndex(of: UInt8(ascii: ")"), from: at) else { return false }
      return declaratorEnds(head, close + 1, grammar)
    }
    return Grammar.identifier(head, at) { declaratorEnds(head, $0, grammar) }
  }

  private static func declaratorEnds(
    _ head: ByteView, _ at: Int, _ grammar: borrowing Grammar
  ) -> Bool {
    let ends = { (at: Int) -> Bool in
      switch head[head.skipSpaces(at)] {
      case UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: ","), UInt8(ascii: "("): true
      default: false
      }
    }
    if ends(at) { return true }
    return grammar.modifier(head, head.skipSpaces(at)) { ends($0) }
  }

  /// The word at the very start of a line that something other than a colon follows.
  private static func definedName(_ head: ByteView) -> ByteView? {
    var name: ByteView?
    _ = specifiers(head, 1) { start in
      Grammar.identifier(head, start) { end in
        guard head[end] != UInt8(ascii: ":") else { return false }
        name = head[start..<end]
        return true
      }
    }
    return name
  }

  /// Learns `foo` from `(foo *)`.
  private static func learnCasts(
    _ head: ByteView, _ grammar: inout Grammar, _ log: inout LearningLog
  ) {
    var at = 0
    while let open = head.firstIndex(of: UInt8(ascii: "("), from: at) {
      at = open + 1
      var found: (name: ByteView, end: Int)?
      _ = Grammar.identifier(head, open + 1) { end in
        guard let close = castEnd(head, end) else { return false }
        found = (head[(open + 1)..<end], close)
        return true
      }
      if let found {
        consider(found.name, .cast(head), &grammar, &log)
        at = found.end
      }
    }
  }

  /// The end of a cast whose name ends at `end`: annotations, at least one space or star, `)`.
  private static func castEnd(_ head: ByteView, _ end: Int) -> Int? {
    var at = end
    while true {
      let next = head.skipSpaces(at)
      guard next > at, let sparse = Grammar.sparseWord(head, next) else { break }
      at = sparse
    }
    var close = at
    while head[close].isSpace || head[close] == UInt8(ascii: "*") { close += 1 }
    return close > at && head[close] == UInt8(ascii: ")") ? close + 1 : nil
  }

  /// Learns the types of the parameters of a function declaration.
  private static func learnParameters(
    _ head: ByteView, _ grammar: inout Grammar, _ log: inout LearningLog
  ) {
    guard let open = parameterList(head, grammar) else { return }
    var end = head.lastIndex(of: UInt8(ascii: ")")) ?? head.count
    if end <= open { end = head.count }
    var start = open + 1
    while start <= end {
      let comma = head[0..<end].firstIndex(of: UInt8(ascii: ","), from: start) ?? end
      let isFirst = start == open + 1
      let from = isFirst ? start : head[0..<comma].skipSpaces(start)
      let to = comma < end ? max(from, head.skipSpacesBack(comma)) : comma
      if let name = parameterType(head[from..<to]) {
        consider(name, .parameter(head), &grammar, &log)
      }
      start = comma + 1
    }
  }

  /// Where the parameter list of the declared function opens.
  private static func parameterList(_ head: ByteView, _ grammar: borrowing Grammar) -> Int? {
    if head.has("typedef", at: 1),
      let open = functionHead(head, head.skipSpaces(8), grammar, depth: 0)
    {
      return open
    }
    return functionHead(head, 1, grammar, depth: 0)
  }

  /// Goes over storage classes and inline, as many as there are, to the type and the name.
  private static func functionHead(
    _ head: ByteView, _ at: Int, _ grammar: borrowing Grammar, depth: Int
  ) -> Int? {
    var open: Int?
    if depth < 8 {
      if let end = Grammar.storage(head, at) {
        open = functionHead(head, head.skipSpaces(end), grammar, depth: depth + 1)
        if open != nil { return open }
      }
      var ends: [Int] = []
      _ = Grammar.inline(head, at) {
        ends.append($0)
        return false
      }
      for end in ends {
        open = functionHead(head, head.skipSpaces(end), grammar, depth: depth + 1)
        if open != nil { return open }
      }
    }
    _ = grammar.type(head, head.skipSpaces(at)) { end in
      let name = head.skipSpaces(end)
      if head[name] == UInt8(ascii: "(") {
        guard head[name + 1] == UInt8(ascii: "*"),
          let inner = Grammar.identifier(head, head.skipSpaces(name + 2)),
          head[inner] == UInt8(ascii: ")")
        else { return false }
        let next = head.skipSpaces(inner + 1)
        guard head[next] == UInt8(ascii: "(") else { return false }
        open = next
        return true
      }
      guard !head[name - 1].isWord, let inner = Grammar.identifier(head, name) else { return false }
      let next = head.skipSpaces(inner)
      guard head[next] == UInt8(ascii: "(") else { return false }
      open = next
      return true
    }
    return open
  }

  /// The type of a parameter such as `const foo __user *x` or `foo`.
  private static func parameterType(_ parameter: ByteView) -> ByteView? {
    var end = parameter.count
    if parameter[end - 1] == UInt8(ascii: "\n") { end -= 1 }
    let text = parameter[0..<end]
    let isWhole = { (start: Int) -> ByteView? in
      var name: ByteView?
      _ = Grammar.identifier(text, start) { nameEnd in
        guard parameterRest(text, nameEnd) else { return false }
        name = text[start..<nameEnd]
        return true
      }
      return name
    }
    if text.has("const"), text[5].isSpace, let name = isWhole(text.skipSpaces(5)) { return name }
    return isWhole(0)
  }

  /// Whether only annotations, stars and a name follow.
  private static func parameterRest(_ text: ByteView, _ at: Int) -> Bool {
    var at = at
    while true {
      let next = text.skipSpaces(at)
      guard next > at, let sparse = Grammar.sparseWord(text, next) else { break }
      at = sparse
    }
    at = text.skipSpaces(at)
    while text[at] == UInt8(ascii: "*") { at += 1 }
    at = text.skipSpaces(at)
    if at >= text.count { return true }
    if text[at] == UInt8(ascii: ":") { at += 1 }
    guard !text[at - 1].isWord, let end = Grammar.identifier(text, at) else { return false }
    return end == text.count
  }
}
