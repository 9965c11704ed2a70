// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension SuspectCodeIndent {
  /// The first line of a body that says something: blank lines, directives and labels are free.
  struct BodyStart {
    /// Where the line starts in the body.
    private(set) var start: Int
    /// How many lines it is below the first line of the head.
    private(set) var linesDown: Int

    /// Writes the code after a condition to `out`, without the patch's markers, with comments as
    /// spaces, and without lines that only continue a macro; returns how many of those there were.
    static func read(_ body: ByteView, into out: inout ByteBuffer) -> Int {
      out.clear()
      let hasContinuation = body.contains(UInt8(ascii: "\\"))
      var lineStart = 0
      var at = 0
      while at < body.count {
        out.append(body[at] == .comment ? UInt8(ascii: " ") : body[at])
        guard body[at] == UInt8(ascii: "\n") else {
          at += 1
          continue
        }
        // The byte after a newline is the marker, whatever it is.
        at += 2
        let line = out.view.from(lineStart)
        if lineStart > 0 && !hasContinuation && isLast(line) { return 0 }
        lineStart = out.count
      }
      if !hasContinuation { return 0 }
      var leftOut = 0
      while let shorter = withoutBareContinuations(out.view) {
        out.clear()
        shorter.text.withView { out.append($0) }
        leftOut += shorter.count
      }
      return leftOut
    }

    /// Whether what starts in the line can be no free line, and no brace before the body.
    private static func isLast(_ line: ByteView) -> Bool {
      var at = line.skipSpaces(0)
      if line[at] == UInt8(ascii: "#") { return false }
      while line[at].isWord || line[at].isSpace || line[at] == UInt8(ascii: "#") { at += 1 }
      return at < line.count && line[at] != UInt8(ascii: ":") && line[at] != UInt8(ascii: "{")
    }

    /// One pass over lines that hold white space and a backslash; of two in a row it takes one.
    private static func withoutBareContinuations(
      _ text: ByteView
    ) -> (text: [UInt8], count: Int)? {
      var kept: [UInt8] = []
      var copied = 0
      var count = 0
      var at = 0
      while let newline = text.firstIndex(of: UInt8(ascii: "\n"), from: at) {
        let end = text.skipSpaces(newline + 1)
        at = end
        guard end > newline + 1, text.has("\\\n", at: end) else { continue }
        kept += text[copied..<(newline + 1)].bytes
        copied = end + 2
        at = copied
        count += 1
      }
      return count == 0 ? nil : (kept + text.from(copied).bytes, count)
    }

    /// The end of the last `do` in the line, or 0.
    static func afterLastDo(_ line: ByteView) -> Int {
      var end = 0
      while let word = line.range(ofWord: "do", from: end) { end = word.upperBound }
      return end
    }

    /// Looks for the line in `body`, as `read` wrote it; nil where code stands after the head, where
    /// a macro's own body starts there, or where an #else comes first.
    init?(_ body: ByteView, after condition: ByteView, leftOut: Int, inMacro: Bool) {
      let firstLine = body.upTo(body.firstIndex(of: UInt8(ascii: "\n")) ?? body.count)
      var at = Self.afterLastDo(firstLine)
      var isContinued = false
      let brace = body.skipSpaces(at)
      if body[brace] == UInt8(ascii: "{") { at = brace + 1 }
      let backslash = body.skipSpaces(at)
      if body[backslash] == UInt8(ascii: "\\") {
        at = backslash + 1
        isContinued = true
      }
      while body[at].isSpace && body[at] != UInt8(ascii: "\n") { at += 1 }
      guard body[at] == UInt8(ascii: "\n"), isContinued || !inMacro else { return nil }
      start = at + 1
      linesDown = condition.occurrences(of: UInt8(ascii: "\n")) + leftOut + 1
      guard skipFreeLines(body) else { return nil }
    }

    /// Moves to the first line that is not free; false where an #else comes first.
    private mutating func skipFreeLines(_ body: ByteView) -> Bool {
      var isContinued = false
      while true {
        let first = body.skipSpaces(start)
        let isDirective = body[first] == UInt8(ascii: "#")
        if isDirective {
          let name = body.skipSpaces(first + 1)
          if body.has("else", at: name) || body.has("elif", at: name) { return false }
        }
        let end = body.firstIndex(of: UInt8(ascii: "\n"), from: start)
        let isBlank = end.map { first >= $0 } ?? false
        if isBlank && !isContinued {
          let space = body[start..<first]
          linesDown += space.occurrences(of: UInt8(ascii: "\n"))
          start += (space.lastIndex(of: UInt8(ascii: "\n")) ?? 0) + 1
          continue
        }
        guard isContinued || isDirective || Self.isLabel(body, first), let end else {
          return true
        }
        isContinued = end > start && body[end - 1] == UInt8(ascii: "\\")
        start = end + 1
        linesDown += 1
      }
    }

    private static func isLabel(_ body: ByteView, _ at: Int) -> Bool {
      Grammar.identifier(body, at) { body[body.skipSpaces($0)] == UInt8(ascii: ":") }
    }
  }
}
