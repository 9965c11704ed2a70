// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What stands before a function's body: its name and its parameters.
struct FunctionHeading {
  /// The name, or the macro that defines the function.
  let name: Int
  /// The name as a report shows it.
  let text: String
  /// The names of the parameters; -1 for one without.
  let parameters: [Int]
  /// Whether it says `static`.
  let isStatic: Bool

  /// The heading in the tokens between two declarations; nil where they are none.
  init?(_ code: [Int], in source: SourceTokens) {
    var groups: [(open: Int, close: Int)] = []
    var place = 0
    var isStatic = false
    while place < code.count {
      let token = code[place]
      switch source[token].kind {
      case .assign: return nil
      case .openParen:
        guard let close = source.partner(token),
          let end = code[place...].firstIndex(of: close)
        else { return nil }
        groups.append((place, end))
        place = end
      case .word:
        if source[token].value == ConvertWord.typedef.rawValue { return nil }
        isStatic = isStatic || source[token].value == ConvertWord.staticWord.rawValue
      default: break
      }
      place += 1
    }
    // `name(int a)` with attributes after it; declarations of the old style stand there, too.
    guard
      let group = groups.last(where: { group in
        guard group.open > 0 else { return false }
        let before = code[group.open - 1]
        return source.kind(before) == .word && !source.facts(before).contains(.attribute)
          && !source.facts(before).contains(.typeOf) && !Self.isAttribute(source.bytes(before))
      })
    else { return nil }
    let name = code[group.open - 1]
    guard source.facts(name).isDisjoint(with: [.statement, .typeStart]) else { return nil }
    if group.open > 1, source.facts(code[group.open - 2]).contains(.tag) { return nil }
    self.name = name
    self.isStatic = isStatic
    let inside = Array(code[(group.open + 1)..<group.close])
    let word = source.bytes(name).string
    if let first = inside.first, word.utf8.allSatisfy({ !(0x61...0x7A).contains($0) }),
      source.kind(first) == .word
    {
      text = "\(word)(\(source.bytes(first).string))"
    } else {
      text = word
    }
    parameters = Self.parameters(inside, source)
  }

  private static func isAttribute(_ word: ByteView) -> Bool {
    word.has("__") && word.count > 2
      && ["__acquires", "__releases", "__must", "__aligned", "__section", "__printf", "__attr"]
        .contains { (prefix: StaticString) in word.has(prefix) }
  }

  private static func parameters(_ code: [Int], _ source: SourceTokens) -> [Int] {
    var names: [Int] = []
    var current = -1
    var depth = 0
    for (place, token) in code.enumerated() {
      switch source[token].kind {
      case .openParen, .openBracket:
        // `void (*name)(int)`
        if depth == 0, place + 2 < code.count, source.kind(code[place + 1]) == .star,
          source.kind(code[place + 2]) == .word
        {
          current = code[place + 2]
          depth += 100
        }
        depth += 1
      case .closeParen, .closeBracket: depth -= 1
      case .comma where depth % 100 == 0:
        names.append(current)
        current = -1
        depth = 0
      case .word where depth == 0:
        if !source.facts(token).contains(.attribute) { current = token }
      default: break
      }
    }
    if !code.isEmpty { names.append(current) }
    return names
  }
}
