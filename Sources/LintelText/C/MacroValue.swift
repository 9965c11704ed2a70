// SPDX-License-Identifier: GPL-2.0-only

/// The value of a macro in its simplest form, which shows what kind of expression it is.
///
/// Comments and continuations are gone; what stands in brackets is the constant `1u`; names next to
/// a string are gone, as if the string had swallowed them; `asm volatile` is one name.
package struct MacroValue: ~Copyable {
  private var buffer = ByteBuffer(capacity: 64)
  private var spare = ByteBuffer(capacity: 64)
  private var opened: [Int] = []

  /// A value that has read nothing.
  package init() {}

  /// Reads the value that starts at `start` of a definition's statement.
  ///
  /// The view it returns is valid until the next call, and as long as `text`.
  package mutating func read(_ text: ByteView, from start: Int) -> ByteView {
    let written = text.from(start)
    if Self.isPlain(written) { return written.trimmed }
    joinLines(written)
    if spare.view.contains(UInt8(ascii: "(")) {
      flatten(UInt8(ascii: "("), UInt8(ascii: ")"))
    }
    if spare.view.contains(UInt8(ascii: "{")) {
      flatten(UInt8(ascii: "{"), UInt8(ascii: "}"))
    }
    if spare.view.contains(UInt8(ascii: "[")) { flattenSubscripts() }
    joinStrings()
    joinAssembler()
    return spare.view
  }

  /// Whether the value has nothing that would be simplified.
  private static func isPlain(_ text: ByteView) -> Bool {
    for index in 0..<text.count {
      switch text[index] {
      case .comment, UInt8(ascii: "\\"), UInt8(ascii: "("), UInt8(ascii: "{"), UInt8(ascii: "["),
        UInt8(ascii: "\""):
        return false
      default: break
      }
    }
    return !text.contains("volatile")
  }

  private mutating func swapBuffers() { swap(&buffer, &spare) }

  /// Leaves the value without comments, continuations and white space at its ends in `spare`.
  private mutating func joinLines(_ text: ByteView) {
    buffer.clear()
    for index in 0..<text.count where text[index] != .comment { buffer.append(text[index]) }
    let bare = buffer.view
    spare.clear()
    var at = 0
    while at < bare.count {
      if bare[at] == UInt8(ascii: "\\"), bare[at + 1] == UInt8(ascii: "\n"), at + 2 < bare.count,
        bare[at + 2] != UInt8(ascii: "\n")
      {
        at += 3
      } else {
        spare.append(bare[at])
        at += 1
      }
    }
    let trimmed = spare.view.trimmed
    buffer.clear()
    buffer.append(trimmed)
    swapBuffers()
  }

  /// Replaces each outermost pair of brackets, its content included.
  private mutating func flatten(_ open: UInt8, _ close: UInt8) {
    opened.removeAll(keepingCapacity: true)
    buffer.clear()
    let text = spare.view
    for index in 0..<text.count {
      let byte = text[index]
      if byte == close, let start = opened.popLast() {
        buffer.truncate(to: start)
        buffer.append("1u")
      } else {
        if byte == open { opened.append(buffer.count) }
        buffer.append(byte)
      }
    }
    swapBuffers()
  }

  /// Replaces each subscript together with the byte before it, the innermost first.
  ///
  /// A bracket may be that byte. A pair at the start of the value or of a line stays.
  private mutating func flattenSubscripts() {
    opened.removeAll(keepingCapacity: true)
    buffer.clear()
    let text = spare.view
    for index in 0..<text.count {
      let byte = text[index]
      if byte == UInt8(ascii: "]"), let start = opened.last, start > 0,
        buffer[start] == UInt8(ascii: "["), buffer[start - 1] != UInt8(ascii: "\n")
      {
        opened.removeLast()
        if opened.last == start - 1 { opened.removeLast() }
        buffer.truncate(to: start - 1)
        buffer.append("1u")
      } else {
        if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]") { opened.append(buffer.count) }
        buffer.append(byte)
      }
    }
    swapBuffers()
  }

  /// Removes the names next to strings.
  private mutating func joinStrings() {
    let text = spare.view
    guard text.contains(UInt8(ascii: "\"")) else { return }
    // A value that starts or ends with a quote does so afterwards, and nobody asks for more.
    if text[0] == UInt8(ascii: "\"") || text.last == UInt8(ascii: "\"") { return }
    let joined = StringJoiner.join(text)
    spare.clear()
    joined.withView { spare.append($0) }
  }

  /// Makes one name of the words `asm volatile`, underscores around each allowed.
  private mutating func joinAssembler() {
    let text = spare.view
    guard text.contains("volatile"), text.contains("asm") else { return }
    buffer.clear()
    var at = 0
    while at < text.count {
      guard text[at].isWord else {
        buffer.append(text[at])
        at += 1
        continue
      }
      let end = text.wordEnd(at)
      let next = text.skipSpaces(end)
      let nextEnd = text.wordEnd(next)
      if next > end, Self.isBare(text[at..<end], "asm"),
        Self.isBare(text[next..<nextEnd], "volatile")
      {
        buffer.append("asm_volatile")
        at = nextEnd
      } else {
        buffer.append(text[at..<end])
        at = end
      }
    }
    swapBuffers()
  }

  /// Whether the word is `keyword` with nothing but underscores around it.
  private static func isBare(_ word: ByteView, _ keyword: StaticString) -> Bool {
    var start = 0
    while word[start] == UInt8(ascii: "_") { start += 1 }
    let end = word.skipTrailing(UInt8(ascii: "_"), before: word.count)
    return start < end && word[start..<end].equals(keyword)
  }
}
