// SPDX-License-Identifier: GPL-2.0-only

/// What is open at a place in a statement, and where its condition ends.
struct StatementNesting {
  /// What the brackets that are open belong to.
  enum Kind {
    case none, parentheses, braces, directive

    /// What a line must have to change anything outside of all brackets, or inside of some: there
    /// only those of the same kind and directives matter.
    @inline(__always)
    var traits: LineTraits {
      switch self {
      case .none: [.brace, .parenthesis, .hash, .newline, .statement]
      case .parentheses: [.parenthesis, .hash]
      case .braces: [.brace, .hash]
      case .directive: [.hash, .newline]
      }
    }
  }

  private(set) var kind = Kind.none
  /// How many brackets are open.
  private(set) var level = 0
  /// The last byte of the condition; the byte before the statement where it has none.
  private(set) var conditionEnd: Int
  /// The index of the line in which the outermost brace was opened.
  private(set) var openingLine = -1

  private let start: Int
  private var hasCondition = false
  /// What was open where each #if that is not closed starts, after what is outside of all.
  private var arms: [(kind: Kind, level: Int)] = []

  /// Nothing is open where the statement starts.
  init(from start: Int) {
    self.start = start
    conditionEnd = start - 1
  }

  // MARK: - Whole lines

  /// Passes over a line with these traits and braces; false where it has to be looked at.
  @inline(__always)
  mutating func passes(_ traits: LineTraits, _ braces: @autoclosure () -> BraceProfile) -> Bool {
    // Nothing in the line opens, closes or ends anything.
    if traits.isDisjoint(with: kind.traits) { return true }
    guard kind == .braces && !traits.contains(.hash) else { return false }
    let braces = braces()
    guard level + Int(braces.lowest) > 0 else { return false }
    // The outermost brace stays open.
    level += Int(braces.change)
    return true
  }

  /// Passes over lines in which `change` more braces are opened than closed.
  mutating func passBraces(_ change: Int) { level += change }

  /// Begins a #define, which ends with its line.
  mutating func beginDefine() {
    level = 1
    kind = .directive
  }

  // MARK: - Bytes

  /// Looks at the byte at `at`, in the line with this index; true where it ends the statement, of which
  /// `at` becomes the last byte, or the one after it.
  @inline(__always)
  mutating func take(_ text: ByteView, _ at: inout Int, line: Int) -> Bool {
    switch text[at] {
    case UInt8(ascii: "#"): changeArm(Directive(text, at))
    case UInt8(ascii: ";"): return level == 0
    case UInt8(ascii: "e"): if level == 0 && !hasCondition { lookForElse(text, at) }
    case UInt8(ascii: "("): _ = open(.parentheses)
    case UInt8(ascii: ")"):
      if close(.parentheses) && conditionEnd < start {
        conditionEnd = at
        hasCondition = true
      }
    case UInt8(ascii: "{"): if open(.braces) { openingLine = line }
    case UInt8(ascii: "}"):
      guard close(.braces) else { return false }
      if text[at + 1] == UInt8(ascii: ";") { at += 1 }
      return true
    case UInt8(ascii: "\n"):
      guard kind == .directive, text[at - 1] != UInt8(ascii: "\\"), close(.directive) else {
        return false
      }
      at += 1
      return true
    default: break
    }
    return false
  }

  /// Opens a bracket; true where it is the outermost.
  @inline(__always)
  private mutating func open(_ bracket: Kind) -> Bool {
    guard kind == .none || kind == bracket else { return false }
    level += 1
    kind = bracket
    return level == 1
  }

  /// Closes a bracket; true where it was the outermost.
  @inline(__always)
  private mutating func close(_ bracket: Kind) -> Bool {
    guard kind == bracket else { return false }
    level -= 1
    guard level == 0 else { return false }
    kind = .none
    return true
  }

  /// Goes back to what was open where an #if starts: all of its arms start there.
  private mutating func changeArm(_ directive: Directive?) {
    switch directive {
    case .opens:
      if arms.isEmpty { arms.append((.none, 0)) }
      arms.append((kind, level))
    case .switches:
      (kind, level) = arms.count > 1 ? arms[arms.count - 2] : arms.first ?? (.none, 0)
    case .closes: (kind, level) = arms.popLast() ?? (.none, 0)
    case nil: break
    }
  }

  /// Takes an `else` that no `if` follows, at `at`, for the condition.
  private mutating func lookForElse(_ text: ByteView, _ at: Int) {
    let previous = text[at - 1]
    let startsWord =
      at == start || previous.isSpace || previous == UInt8(ascii: "}")
      || previous == UInt8(ascii: "+")
    guard startsWord, text.has("else", at: at) else { return }
    if text[at + 4] != UInt8(ascii: "{") {
      guard text[at + 4].isSpace else { return }
      let next = text.skipSpaces(at + 4)
      if text.has("if", at: next) && !text[next + 2].isWord { return }
    }
    conditionEnd = at + 3
    hasCondition = true
  }
}

/// What a preprocessor directive does to the arms of an #if.
enum Directive {
  case opens, switches, closes

  /// The directive whose # stands at `at`; nil where it is another or none.
  init?(_ text: ByteView, _ at: Int) {
    guard text[at] == UInt8(ascii: "#") else { return nil }
    let name = text.skipSpaces(at + 1)
    let end = text.wordEnd(name)
    let word = text[name..<end]
    if word.equals("if") || word.equals("ifdef") || word.equals("ifndef") {
      guard text[end].isSpace else { return nil }
      self = .opens
    } else if word.equals("else") || word.equals("elif") {
      self = .switches
    } else if word.equals("endif") {
      self = .closes
    } else {
      return nil
    }
  }
}
