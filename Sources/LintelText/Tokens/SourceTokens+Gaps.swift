// SPDX-License-Identifier: GPL-2.0-only

/// Taking what is between tokens: lines that go on in the next one, and comments.
extension SourceTokens {
  /// Where the continuation at a place ends; nil where there is none. White space may stand after
  /// the backslash, as the compilers have it.
  func continuationEnd(_ start: Int) -> Int? {
    guard text[start] == UInt8(ascii: "\\") else { return nil }
    var at = start + 1
    while text[at] != UInt8(ascii: "\n") && text[at].isSpace { at += 1 }
    if at >= text.count { return text.count }
    return text[at] == UInt8(ascii: "\n") ? at + 1 : nil
  }

  /// The place after all continuations at a place.
  @inline(__always)
  func skipContinuations(_ start: Int) -> Int {
    var at = start
    while let next = continuationEnd(at) { at = next }
    return at
  }

  mutating func takeContinuation() -> Bool {
    guard let end = continuationEnd(at) else { return false }
    continuations.append(
      Continuation(
        start: UInt32(truncatingIfNeeded: at), end: UInt32(truncatingIfNeeded: end)))
    at = end
    return true
  }

  /// Takes the comment where the reader is; false where there is none.
  mutating func takeComment() -> Bool {
    guard text[at] == UInt8(ascii: "/") else { return false }
    let second = skipContinuations(at + 1)
    switch text[second] {
    case UInt8(ascii: "*"): takeBlockComment(from: at, textFrom: second + 1)
    case UInt8(ascii: "/"): takeLineComment(textFrom: second + 1)
    default: return false
    }
    return true
  }

  private mutating func addComment(isBlock: Bool, from start: Int, text: Range<Int>) {
    comments.append(
      Comment(
        isBlock: isBlock, start: UInt32(truncatingIfNeeded: start),
        end: UInt32(truncatingIfNeeded: at),
        textStart: UInt32(truncatingIfNeeded: text.lowerBound),
        textEnd: UInt32(truncatingIfNeeded: text.upperBound)))
  }

  mutating func takeBlockComment(from start: Int, textFrom textStart: Int) {
    // In steps that no search budget counts: each byte is looked at once.
    var step = textStart
    while step < text.count {
      let stop = min(step + SearchBudget.near, text.count)
      guard let slash = text.upTo(stop).firstIndex(of: UInt8(ascii: "/"), from: step) else {
        step = stop
        continue
      }
      if let textEnd = starBefore(slash, from: textStart) {
        at = slash + 1
        end = .code
        return addComment(isBlock: true, from: start, text: textStart..<textEnd)
      }
      step = slash + 1
    }
    at = text.count
    end = .comment
    addComment(isBlock: true, from: start, text: min(textStart, at)..<at)
  }

  /// The star before the slash of a comment's end, with nothing but continuations between them.
  private func starBefore(_ slash: Int, from start: Int) -> Int? {
    var last = slash - 1
    while last > start && text[last] == UInt8(ascii: "\n") {
      var backslash = last - 1
      while text[backslash] != UInt8(ascii: "\n") && text[backslash].isSpace { backslash -= 1 }
      guard text[backslash] == UInt8(ascii: "\\") else { return nil }
      last = backslash - 1
    }
    return last >= start && text[last] == UInt8(ascii: "*") ? last : nil
  }

  private mutating func takeLineComment(textFrom textStart: Int) {
    let start = at
    end = .code
    var stop = text.firstIndex(of: UInt8(ascii: "\n"), from: textStart) ?? text.count
    while endsInContinuation(stop, from: textStart) {
      if stop == text.count {
        end = .inside
        break
      }
      stop = text.firstIndex(of: UInt8(ascii: "\n"), from: stop + 1) ?? text.count
    }
    at = stop
    addComment(isBlock: false, from: start, text: textStart..<stop)
  }

  /// Whether the line that ends at `stop` goes on in the next one.
  private func endsInContinuation(_ stop: Int, from start: Int) -> Bool {
    var last = stop - 1
    while last >= start && text[last] != UInt8(ascii: "\n") && text[last].isSpace { last -= 1 }
    return last >= start && text[last] == UInt8(ascii: "\\")
  }
}
