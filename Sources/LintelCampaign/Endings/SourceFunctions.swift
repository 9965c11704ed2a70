// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The functions and macros of a source file, with their lines and the calls in them.
struct SourceFunctions: Sendable {
  /// A function or a macro.
  struct Function: Sendable {
    /// Its name; one that a macro defines is named as the census does: `SYSCALL_DEFINE2(swapon)`.
    let name: String
    /// The first and the last line, from 1.
    let lines: ClosedRange<Int>
    /// The calls, in their order.
    let calls: [SourceCall]
    /// How often each word is in it.
    let words: [String: Int]
  }

  /// The functions, in their order.
  private(set) var all: [Function] = []
  /// The lines of the file, each run of white space as one space.
  let lines: [String]
  private var byName: [String: Int] = [:]

  /// The longest line that is kept, in bytes.
  private static let longestLine = 400

  /// Reads a file.
  init(_ text: ByteView) {
    var source = SourceTokens(Vocabulary([]))
    source.read(text)
    lines = Self.lines(text)
    var finder = SourceOutline(source)
    finder.find()
    var cursor = LineCursor(text)
    for part in finder.parts.sorted(by: { $0.tokens.lowerBound < $1.tokens.lowerBound }) {
      cursor.move(to: Int(source[part.tokens.lowerBound].start))
      let reader = CallReader(source, part.tokens, cursor)
      let function = Function(
        name: part.name, lines: reader.lines, calls: reader.calls, words: reader.words)
      // Of two arms of an #if the first is as good as the other.
      if byName[part.name] == nil { byName[part.name] = all.count }
      all.append(function)
    }
  }

  /// The function of a name; nil where there is none.
  func function(named name: String) -> Function? { byName[name].map { all[$0] } }

  /// The function that a line stands in; nil outside of one.
  func function(at line: Int) -> Function? { all.first { $0.lines.contains(line) } }

  /// The text of a line of the file, from 1.
  func text(_ line: Int) -> String { lines.indices.contains(line - 1) ? lines[line - 1] : "" }

  private static func lines(_ text: ByteView) -> [String] {
    var lines: [String] = []
    var at = 0
    while at < text.count {
      let end = text.firstIndex(of: 10, from: at) ?? text.count
      lines.append(text[at..<min(end, at + longestLine)].string.collapsingSpace)
      at = end + 1
    }
    return lines
  }
}
