// SPDX-License-Identifier: GPL-2.0-only

/// Decides what a name that looks like a type is.
extension TypeLearner {
  /// Where a name was met, with the start of its statement.
  enum Site {
    case declaration(ByteView)
    case definition(ByteView)
    case cast(ByteView)
    case parameter(ByteView)
  }

  /// Takes a candidate as a type, or its words as modifiers, unless it can be neither.
  static func consider(
    _ candidate: ByteView, _ site: Site, _ grammar: inout Grammar, _ log: inout LearningLog
  ) {
    // A pasted name leaves a part behind that the next one is glued to.
    if log.level == 0, !candidate.contains(UInt8(ascii: "#")), grammar.isSettled(candidate) {
      return
    }
    let candidate =
      if case .declaration = site { singleSpaced(candidate) } else { candidate.bytes }
    candidate.withView { log.considered($0, site) }
    guard candidate.withView({ isPermitted($0, grammar) }) else {
      candidate.withView { log.refused($0, site) }
      return
    }
    var text = candidate
    text = removing(text) { Grammar.storage($0, $1) }
    text = removing(text) { Grammar.sparse($0, $1) }
    let (isBlank, hasSpace) = text.withView { ($0.isBlank, $0.firstSpace != nil) }
    if isBlank { return }
    guard hasSpace else {
      text.withView {
        log.learnedType($0, site)
        grammar.learn(type: $0)
      }
      return
    }
    text = removing(text) { view, at in
      var end: Int?
      _ = grammar.type(view, at) {
        end = $0
        return true
      }
      return end
    }
    text.withView { view in
      // All words are judged by what was known before any of them is learned.
      var modifiers: [ByteView] = []
      var at = view.skipSpaces(0)
      while at < view.count {
        var end = at
        while end < view.count && !view[end].isSpace { end += 1 }
        if isPermitted(view[at..<end], grammar) { modifiers.append(view[at..<end]) }
        at = view.skipSpaces(end)
      }
      for word in modifiers {
        log.learnedModifier(word, of: view, site)
        grammar.learn(modifier: word)
      }
    }
  }

  /// Whether a candidate can be a type or modifier at all: keywords, known types and whole
  /// definitions of types are not.
  private static func isPermitted(_ text: ByteView, _ grammar: borrowing Grammar) -> Bool {
    let end = text.count
    if Grammar.storage(text, 0) == end { return false }
    if grammar.modifier(text, 0, { $0 == end }) || grammar.type(text, 0, { $0 == end }) {
      return false
    }
    if text.has("DEFINE_") && end > 7 && text.firstSpace == nil { return false }
    let word = text.upTo(text.firstSpace ?? end)
    for refused in refusedWords where word.equals(refused) { return false }
    if word.isEmpty { return false }
    for keyword in ["typedef", "struct", "enum"] as [StaticString]
    where text.hasWord(keyword, at: 0) {
      return false
    }
    return true
  }

  private static let refusedWords: [StaticString] = [
    "goto", "return", "case", "else", "asm", "__asm__", "do", "#", "##",
  ]

  /// The text without what `match` finds, wherever it finds it, and the white space around that.
  private static func removing(
    _ text: [UInt8], _ match: (ByteView, Int) -> Int?
  ) -> [UInt8] {
    var kept: [UInt8] = []
    text.withView { view in
      var at = 0
      while at < view.count {
        if let end = match(view, view.skipSpaces(at)) {
          at = view.skipSpaces(end)
        } else {
          kept.append(view[at])
          at += 1
        }
      }
    }
    return kept
  }

  /// The bytes with each run of white space as one space.
  static func singleSpaced(_ text: ByteView) -> [UInt8] {
    var out: [UInt8] = []
    for index in 0..<text.count {
      if !text[index].isSpace {
        out.append(text[index])
      } else if out.last != UInt8(ascii: " ") {
        out.append(UInt8(ascii: " "))
      }
    }
    return out
  }
}
