// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Writes a finding the way checkpatch.pl lays it out; other programs read it line by line.
struct FindingText: ~Copyable {
  /// The user's options.
  let options: CheckOptions
  /// The name of the input, as the user gave it.
  var inputName: String
  /// Whether the input is a source file, whose own line numbers are named.
  var isWholeFile: Bool
  /// Whether to use colours.
  let isColored: Bool

  static let reset: StaticString = "\u{1B}[0m"
  private static let blue: StaticString = "\u{1B}[34m"

  static func color(_ level: Level) -> StaticString {
    switch level {
    case .error: "\u{1B}[31m"
    case .warning: "\u{1B}[33m"
    case .check: "\u{1B}[32m"
    }
  }

  /// The lines of the input, and where that of a finding starts in them.
  struct Place {
    let lines: ByteView
    let lineStart: Int

    /// The line that starts at `start`, without its newline.
    func line(at start: Int) -> ByteView {
      lines[start..<(lines.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? lines.count)]
    }

    /// The line of the finding.
    var line: ByteView { line(at: lineStart) }
  }

  /// Adds the finding to `out`.
  func append(
    _ finding: Finding, _ place: Place, paths: [[UInt8]], to out: inout ByteBuffer
  ) {
    if isColored { out.append(Self.color(finding.level)) }
    let prefix = out.count
    appendPrefix(finding, paths, &out)
    if options.isForTerminal { out.showControls(from: prefix) }
    out.append(finding.level.word)
    out.append(":")
    if options.showTypes {
      if isColored { out.append(Self.blue) }
      out.append(finding.info.type)
      out.append(":")
    }
    if isColored { out.append(Self.reset) }
    out.append(" ")
    let message = out.count
    finding.message.append(to: &out)
    out.append("\n")
    // A message may have a second line, which is not shown where one line is asked for.
    let start = out.view.firstIndex(of: UInt8(ascii: "\n"), from: message).map { $0 + 1 }
    if options.terse {
      out.truncate(to: start ?? out.count)
    } else {
      appendExcerpt(finding, place, paths, &out)
      out.append("\n")
      if options.showFile { dropFirstLine(from: start ?? out.count, &out) }
    }
    if options.isForTerminal { out.showControls(from: message) }
  }

  /// Whether the finding's message, or what is shown with it, contains a word of `--test-only`.
  func mentions(
    _ word: String, _ finding: Finding, _ place: Place, paths: [[UInt8]]
  ) -> Bool {
    var text = ByteBuffer()
    finding.message.append(to: &text)
    text.append("\n")
    appendExcerpt(finding, place, paths, &text)
    return Array(word.utf8).withView { text.view.firstIndex(of: $0) != nil }
  }

  /// The position in front of the level, for the formats that have one.
  private func appendPrefix(_ finding: Finding, _ paths: [[UInt8]], _ out: inout ByteBuffer) {
    guard finding.prefixLine > 0 else { return }
    if options.showFile {
      appendPath(finding.prefixPath, paths, &out)
      appendNumber(finding.prefixFileLine, &out)
    } else if options.emacs {
      out.append(inputName)
      appendNumber(isWholeFile ? finding.prefixFileLine : finding.prefixLine, &out)
    }
  }

  private func appendNumber(_ line: Int, _ out: inout ByteBuffer) {
    out.append(":")
    out.append(decimal: line)
    out.append(": ")
  }

  private func appendPath(_ index: Int, _ paths: [[UInt8]], _ out: inout ByteBuffer) {
    if paths.indices.contains(index) { paths[index].withView { out.append($0) } }
  }

  private func appendPlace(_ finding: Finding, _ paths: [[UInt8]], _ out: inout ByteBuffer) {
    out.append("#")
    out.append(decimal: isWholeFile ? finding.fileLine : finding.line)
    out.append(": ")
    if finding.inHunk {
      out.append("FILE: ")
      appendPath(finding.path, paths, &out)
      out.append(":")
      out.append(decimal: finding.fileLine)
      out.append(":")
    }
  }

  private func appendExcerpt(
    _ finding: Finding, _ place: Place, _ paths: [[UInt8]], _ out: inout ByteBuffer
  ) {
    switch finding.excerpt {
    case .none: return
    case .bare(let bytes):
      bytes.withView { out.append($0) }
      return
    default: appendPlace(finding, paths, &out)
    }
    if case .path = finding.excerpt {
      out.append("FILE: ")
      appendPath(finding.path, paths, &out)
      out.append("\n")
      return
    }
    out.append("\n")
    switch finding.excerpt {
    case .line:
      appendLine(place.line, &out)
    case .withPrevious:
      appendLine(previous(place), &out)
      appendLine(place.line, &out)
    case .visible:
      appendVisible(place.line, &out)
    case .caret(let column, let length, let inCharacters):
      let raw = place.line
      appendLine(raw, &out)
      var at = 0
      while at < column {
        out.append(raw[at] == UInt8(ascii: "\t") ? raw[at] : UInt8(ascii: " "))
        at += inCharacters ? max(raw.scalar(at: at).length, 1) : 1
      }
      out.append(repeating: UInt8(ascii: "^"), count: length)
      out.append("\n")
    case .lines(let count):
      var at = place.lineStart
      var left = count
      while left > 0 && at < place.lines.count {
        let line = place.line(at: at)
        if line[0] != UInt8(ascii: "-") {
          appendLine(line, &out)
          left -= 1
        }
        at += line.count + 1
      }
      out.append(repeating: UInt8(ascii: "\n"), count: left)
    case .lineAnd(let bytes):
      appendLine(place.line, &out)
      bytes.withView { out.append($0) }
    case .custom(let bytes): bytes.withView { out.append($0) }
    case .none, .bare, .path: break
    }
  }

  private func appendLine(_ line: ByteView, _ out: inout ByteBuffer) {
    out.append(line)
    out.append("\n")
  }

  /// The line before that is not a removed one and belongs to a file.
  private func previous(_ place: Place) -> ByteView {
    var end = place.lineStart - 1
    while end >= 0 {
      var start = end
      while start > 0 && place.lines[start - 1] != UInt8(ascii: "\n") { start -= 1 }
      let line = place.lines[start..<end]
      if line.isEmpty || line[0] == UInt8(ascii: "+") || line[0] == UInt8(ascii: " ") {
        return line
      }
      end = start - 1
    }
    return .empty
  }

  /// Adds a line with control characters as `^X` and its end marked.
  private func appendVisible(_ line: ByteView, _ out: inout ByteBuffer) {
    for index in 0..<line.count {
      let byte = line[index]
      if byte < 32 || byte == 127 {
        out.append("^")
        out.append(byte &+ 64)
      } else {
        out.append(byte)
      }
    }
    out.append("$\n")
  }

  /// Takes out the line that names the place, which the prefix has named already.
  private func dropFirstLine(from start: Int, _ out: inout ByteBuffer) {
    let text = out.view.from(start).bytes
    out.truncate(to: start)
    text.withView { view in
      if let newline = view.firstIndex(of: UInt8(ascii: "\n")) {
        out.append(view.from(newline + 1))
      }
    }
  }
}
