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
  /// Which lines of the input those of the patch are; nil where they are the same.
  var inputLines: LineMap?
  /// Whether to use colours.
  let isColored: Bool

  static let reset: StaticString = "\u{1B}[0m"
  static let blue: StaticString = "\u{1B}[34m"

  static func color(_ level: Level) -> StaticString {
    switch level {
    case .error: "\u{1B}[31m"
    case .warning: "\u{1B}[33m"
    case .check: "\u{1B}[32m"
    }
  }

  /// The lines of the input, where that of a finding starts in them, and the line before it that is
  /// not a removed one.
  struct Place {
    let lines: ByteView
    let lineStart: Int
    /// The line of the finding.
    let line: ByteView
    let previous: ByteView

    /// The line that starts at `start`, without its newline.
    func line(at start: Int) -> ByteView {
      lines[start..<(lines.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? lines.count)]
    }
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

  /// The position before the level, for the formats that have one.
  private func appendPrefix(_ finding: Finding, _ paths: [[UInt8]], _ out: inout ByteBuffer) {
    guard finding.prefixLine > 0 else { return }
    if options.showFile {
      appendPath(finding.prefixPath, paths, &out)
      appendNumber(finding.prefixFileLine, &out)
    } else if options.emacs {
      out.append(inputName)
      appendNumber(
        isWholeFile ? finding.prefixFileLine : numberInInput(finding.prefixLine), &out)
    }
  }

  /// The line of the input that a line of the patch is; where there is none, the line of the part
  /// that had to be decoded.
  private func numberInInput(_ line: Int) -> Int {
    guard let inputLines, line > 0 else { return line }
    return inputLines.shownNumber(of: line)
  }

  /// Whether the finding's line is none of the input's, but one of a part that had to be decoded.
  func isInDecodedPart(_ finding: Finding) -> Bool {
    guard let inputLines, finding.line > 0, case .decoded = inputLines.place(of: finding.line)
    else {
      return false
    }
    return true
  }

  private func appendNumber(_ line: Int, _ out: inout ByteBuffer) {
    out.append(":")
    out.append(decimal: line)
    out.append(": ")
  }

  func appendPath(_ index: Int, _ paths: [[UInt8]], _ out: inout ByteBuffer) {
    if paths.indices.contains(index) { paths[index].withView { out.append($0) } }
  }

  func appendPlace(_ finding: Finding, _ paths: [[UInt8]], _ out: inout ByteBuffer) {
    out.append("#")
    out.append(decimal: isWholeFile ? finding.fileLine : numberInInput(finding.line))
    out.append(": ")
    if finding.inHunk {
      out.append("FILE: ")
      appendPath(finding.path, paths, &out)
      out.append(":")
      out.append(decimal: finding.fileLine)
      out.append(":")
    }
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
