// SPDX-License-Identifier: GPL-2.0-only

/// A statement that starts at a given place, with the condition before it.
///
/// `if (x) {` … `}` is one statement whose condition is `if (x)`; `a = 1;` has none; a #define runs
/// to the end of its last continued line. Removed lines are left out, and of the arms of an #if the
/// brackets of one count. The text holds the patch's marker at the start of each line.
package struct StatementBlock: ~Copyable {
  private let inPlace = StaysInPlace()
  private var buffer = ByteBuffer(capacity: 1024)
  private var start = 0
  private var hasOddMarker = false
  private var end = 0

  /// The length of the condition at the start of the text; 0 without one.
  package private(set) var conditionLength = 0
  /// The number (from 1) of the line in which the next statement starts.
  package private(set) var nextLine = 0
  /// How many lines of the hunk are left from that line on.
  package private(set) var nextRemaining = 0
  /// Where in that line the next statement starts.
  package private(set) var nextOffset = 0
  /// How many brackets are still open; 0 for a complete statement.
  package private(set) var level = 0

  /// An empty statement.
  package init() {}

  /// The statement's code.
  @inline(__always)
  package var text: ByteView { buffer.view(start..<end) }

  /// The code of the condition.
  @inline(__always)
  package var condition: ByteView { text.upTo(conditionLength) }

  /// The code after the condition.
  @inline(__always)
  package var body: ByteView { text.from(conditionLength) }

  /// Replaces the marker of each line but the first by a space, where `scan` has not done so.
  private mutating func blankMarkers() {
    var at = start
    while at < end {
      if buffer[at] == UInt8(ascii: "\n") && at + 1 < end && buffer[at + 1] != UInt8(ascii: "\n") {
        buffer[at + 1] = UInt8(ascii: " ")
        at += 1
      }
      at += 1
    }
  }

  /// What the brackets that are open belong to.
  private enum Kind {
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

  /// Reads the statement that starts at `offset` of line `number` (from 1), in a hunk of which
  /// `remaining` lines are left from that line on.
  ///
  /// With `blankingMarkers` the marker of each line but the first becomes a space.
  package mutating func scan(
    _ patch: borrowing PatchText, line number: Int, remaining: Int, offset: Int,
    blankingMarkers: Bool = false
  ) {
    buffer.clear()
    hasOddMarker = false
    var line = number - 1
    var remaining = remaining
    var at = offset
    var lineStart = 0
    var kind = Kind.none
    var level = 0
    var conditions: [(kind: Kind, level: Int)] = []
    var conditionEnd = offset - 1
    var hasCondition = false
    var previous: UInt8 = 0
    var current: UInt8 = 0
    var isFirst = true
    /// The line in which the outermost brace was opened.
    var openingLine = -1

    var linesLeft = patch.budget.lines
    defer { patch.budget.spend(buffer.count) }

    scan: while true {
      if at >= buffer.count {
        if kind == .braces, let block = patch.block(from: line, openedIn: openingLine),
          block.end - line < min(remaining, linesLeft)
        {
          let start = buffer.count
          buffer.append(block.text)
          if blankingMarkers {
            patch.forEachStart(line..<block.end) { buffer[start + $0] = UInt8(ascii: " ") }
          }
          linesLeft -= block.end - line
          remaining -= block.end - line
          line = block.end
          level += block.change
          at = buffer.count
          current = UInt8(ascii: "\n")
        }
        linesLeft -= 1
        if linesLeft < 0 { break }
        let traits = pull(patch, &line, &remaining, &lineStart, blankingMarkers)
        if at >= buffer.count { break }
        if !isFirst && traits.isDisjoint(with: kind.traits) {
          // Nothing in the line opens, closes or ends anything, so only its own end can matter.
          at = buffer.count - 1
          current = buffer[at - 1]
        } else if kind == .braces && !traits.contains(.hash) {
          let braces = patch.braces(line - 1)
          if level + Int(braces.lowest) > 0 {
            // The outermost brace stays open.
            level += Int(braces.change)
            at = buffer.count - 1
            current = buffer[at - 1]
          }
        }
        if level == 0 && Self.isDefine(buffer.view, at) {
          level = 1
          kind = .directive
        }
      }
      let text = buffer.view
      if !isFirst {
        let next = buffer.nextBracket(from: at, newlines: kind == .directive)
        if next > at {
          current = text[next - 1]
          at = next
          if at >= text.count { continue }
        }
      }
      previous = current
      current = text[at]
      switch current {
      case UInt8(ascii: "#"):
        switch Directive(text, at) {
        case .opens:
          if conditions.isEmpty { conditions.append((.none, 0)) }
          conditions.append((kind, level))
        case .switches:
          if conditions.count > 1 {
            (kind, level) = conditions[conditions.count - 2]
          } else {
            (kind, level) = conditions.first ?? (.none, 0)
          }
        case .closes: (kind, level) = conditions.popLast() ?? (.none, 0)
        case nil: break
        }
      case UInt8(ascii: ";"): if level == 0 { break scan }
      case UInt8(ascii: "e"):
        if level == 0 && !hasCondition
          && (isFirst || previous.isSpace || previous == UInt8(ascii: "}")
            || previous == UInt8(ascii: "+")),
          Self.isPlainElse(text, at)
        {
          conditionEnd = at + 3
          hasCondition = true
        }
      case UInt8(ascii: "("):
        if kind == .none || kind == .parentheses {
          level += 1
          kind = .parentheses
        }
      case UInt8(ascii: ")"):
        if kind == .parentheses {
          level -= 1
          if level == 0 {
            kind = .none
            if conditionEnd < offset {
              conditionEnd = at
              hasCondition = true
            }
          }
        }
      case UInt8(ascii: "{"):
        if kind == .none || kind == .braces {
          level += 1
          kind = .braces
          if level == 1 { openingLine = line - 1 }
        }
      case UInt8(ascii: "}"):
        if kind == .braces {
          level -= 1
          if level == 0 {
            kind = .none
            if text[at + 1] == UInt8(ascii: ";") { at += 1 }
            break scan
          }
        }
      case UInt8(ascii: "\n"):
        if kind == .directive && previous != UInt8(ascii: "\\") {
          level -= 1
          kind = .none
          at += 1
          break scan
        }
      default: break
      }
      isFirst = false
      at += 1
    }
    if at == buffer.count {
      lineStart = buffer.count + 1
      line += 1
      remaining -= 1
    }
    start = min(offset, buffer.count)
    end = min(max(at + 1, start), buffer.count)
    conditionLength = min(max(conditionEnd + 1 - start, 0), end - start)
    nextLine = line
    nextRemaining = remaining + 1
    nextOffset = at - lineStart + 1
    self.level = level
    // A marker such as that of "\ No newline" is looked at as it is while the statement is read.
    if hasOddMarker { blankMarkers() }
  }

  /// Adds the next line that is not a removed one, and says what stands in it.
  private mutating func pull(
    _ patch: borrowing PatchText, _ line: inout Int, _ remaining: inout Int,
    _ lineStart: inout Int, _ blankingMarkers: Bool
  ) -> LineTraits {
    while remaining > 0 && line < patch.count {
      let (code, traits) = patch.codeWithNewline(line)
      line += 1
      let marker = code[0]
      if marker == UInt8(ascii: "-") { continue }
      remaining -= 1
      lineStart = buffer.count
      buffer.append(code)
      if code.last != UInt8(ascii: "\n") { buffer.append(UInt8(ascii: "\n")) }
      buffer.reserveForSearch()
      if blankingMarkers && lineStart > 0 {
        if marker == UInt8(ascii: "+") {
          buffer[lineStart] = UInt8(ascii: " ")
        } else if marker != UInt8(ascii: " ") && marker != UInt8(ascii: "\n") {
          hasOddMarker = true
        }
      }
      return traits
    }
    return []
  }

  /// Whether a #define starts after the byte at `at`.
  private static func isDefine(_ text: ByteView, _ at: Int) -> Bool {
    guard text[at] != UInt8(ascii: "\n") else { return false }
    let hash = text.skipSpaces(at + 1)
    return text[hash] == UInt8(ascii: "#") && text.has("define", at: text.skipSpaces(hash + 1))
  }

  /// Whether an `else` that no `if` follows stands at `at`.
  private static func isPlainElse(_ text: ByteView, _ at: Int) -> Bool {
    guard text.has("else", at: at) else { return false }
    if text[at + 4] == UInt8(ascii: "{") { return true }
    guard text[at + 4].isSpace else { return false }
    let next = text.skipSpaces(at + 4)
    return !(text.has("if", at: next) && !text[next + 2].isWord)
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
