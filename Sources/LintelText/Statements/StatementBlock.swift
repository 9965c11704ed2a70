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
  private mutating func clearMarkers() {
    var at = start
    while at < end {
      if buffer[at] == UInt8(ascii: "\n") && at + 1 < end && buffer[at + 1] != UInt8(ascii: "\n") {
        buffer[at + 1] = UInt8(ascii: " ")
        at += 1
      }
      at += 1
    }
  }

  /// Where the lines of a statement are taken from.
  private struct Source {
    /// The index of the next line.
    var line: Int
    /// How many lines of the hunk are left.
    var remaining: Int
    /// Where the last line that was taken starts in the buffer.
    var lineStart = 0
    /// How many lines more may be read.
    var budget: Int
  }

  /// Reads the statement that starts at `offset` of line `number` (from 1), in a hunk of which
  /// `remaining` lines are left from that line on.
  ///
  /// With `clearingMarkers` the marker of each line but the first becomes a space.
  package mutating func scan(
    _ patch: borrowing PatchText, line number: Int, remaining: Int, offset: Int,
    clearingMarkers: Bool = false
  ) {
    buffer.clear()
    hasOddMarker = false
    var source = Source(line: number - 1, remaining: remaining, budget: patch.budget.lines)
    var nesting = StatementNesting(from: offset)
    var at = offset
    while true {
      if at >= buffer.count {
        if nesting.kind == .braces {
          takeBlock(patch, &source, &nesting, clearingMarkers)
          at = buffer.count
        }
        source.budget -= 1
        if source.budget < 0 { break }
        let traits = takeLine(patch, &source, clearingMarkers)
        if at >= buffer.count { break }
        // Of a line that changes nothing only its own end can matter.
        if at > offset, nesting.passes(traits, patch.braces(source.line - 1)) {
          at = buffer.count - 1
        }
        if nesting.level == 0 && Self.isDefine(buffer.view, at) { nesting.beginDefine() }
      }
      if at > offset {
        at = buffer.nextBracket(from: at, newlines: nesting.kind == .directive)
        if at >= buffer.count { continue }
      }
      if nesting.take(buffer.view, &at, line: source.line - 1) { break }
      at += 1
    }
    patch.budget.spend(buffer.count)
    end(at: at, offset, source, nesting)
  }

  /// Notes where the statement that started at `offset` ends.
  @inline(__always)
  private mutating func end(
    at: Int, _ offset: Int, _ source: borrowing Source, _ nesting: borrowing StatementNesting
  ) {
    start = min(offset, buffer.count)
    end = min(max(at + 1, start), buffer.count)
    conditionLength = min(max(nesting.conditionEnd + 1 - start, 0), end - start)
    let endsLine = at == buffer.count
    nextLine = source.line + (endsLine ? 1 : 0)
    nextRemaining = source.remaining + (endsLine ? 0 : 1)
    nextOffset = endsLine ? 0 : at - source.lineStart + 1
    level = nesting.level
    // A marker such as that of "\ No newline" is looked at as it is while the statement is read.
    if hasOddMarker { clearMarkers() }
  }

  /// Adds the lines up to the one that closes the outermost brace, where they can be taken whole.
  @inline(__always)
  private mutating func takeBlock(
    _ patch: borrowing PatchText, _ source: inout Source, _ nesting: inout StatementNesting,
    _ clearingMarkers: Bool
  ) {
    let first = source.line
    guard let block = patch.block(from: first, openedIn: nesting.openingLine),
      block.end - first < min(source.remaining, source.budget)
    else { return }
    let start = buffer.count
    buffer.append(block.text)
    if clearingMarkers {
      patch.forEachStart(first..<block.end) { buffer[start + $0] = UInt8(ascii: " ") }
    }
    source.budget -= block.end - first
    source.remaining -= block.end - first
    source.line = block.end
    nesting.passBraces(block.change)
  }

  /// Adds the next line that is not a removed one, and says what stands in it.
  private mutating func takeLine(
    _ patch: borrowing PatchText, _ source: inout Source, _ clearingMarkers: Bool
  ) -> LineTraits {
    while source.remaining > 0 && source.line < patch.count {
      let (code, traits) = patch.codeWithNewline(source.line)
      source.line += 1
      let marker = code[0]
      if marker == UInt8(ascii: "-") { continue }
      source.remaining -= 1
      source.lineStart = buffer.count
      buffer.append(code)
      if code.last != UInt8(ascii: "\n") { buffer.append(UInt8(ascii: "\n")) }
      buffer.reserveForSearch()
      if clearingMarkers && source.lineStart > 0 {
        if marker == UInt8(ascii: "+") {
          buffer[source.lineStart] = UInt8(ascii: " ")
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
}
