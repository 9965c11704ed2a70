// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What a finding shows of the code.
///
/// The script shows lines whole, so a line with a thousand findings is written a thousand times.
/// `lintel check` cuts what is longer than any line of the kernel; see `Limits`.
extension FindingText {
  /// Whether long lines are cut.
  private var cuts: Bool { !options.actsAsScript }

  private static let ellipsis: StaticString = "..."

  /// Adds what is to be shown below the message.
  func appendExcerpt(
    _ finding: Finding, _ place: Place, _ paths: [[UInt8]], _ out: inout ByteBuffer
  ) {
    switch finding.excerpt {
    case .none: return
    case .bare(let bytes):
      append(bytes, &out)
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
    case .line: appendLine(place.line, &out)
    case .withPrevious:
      appendLine(place.previous, &out)
      appendLine(place.line, &out)
    case .visible: appendVisible(place.line, &out)
    case .caret(let column, let length, let inCharacters):
      appendCaret(place.line, column, length, inCharacters, &out)
    case .lines(let count): appendLines(place, count, &out)
    case .lineAnd(let bytes):
      appendLine(place.line, &out)
      append(bytes, &out)
    case .custom(let bytes): append(bytes, &out)
    case .none, .bare, .path: break
    }
  }

  /// Adds a line, or the start of a long one.
  private func appendLine(_ line: ByteView, _ out: inout ByteBuffer) {
    appendPart(line, 0..<line.count, &out)
  }

  /// Adds the part of a line, with dots where more of it is there; a long part loses its end.
  private func appendPart(_ line: ByteView, _ part: Range<Int>, _ out: inout ByteBuffer) {
    var end = part.upperBound
    if cuts { end = line.characterStart(min(end, part.lowerBound + Limits.shownLineBytes)) }
    if part.lowerBound > 0 { out.append(Self.ellipsis) }
    out.append(line[part.lowerBound..<max(end, part.lowerBound)])
    if end < line.count { out.append(Self.ellipsis) }
    out.append("\n")
  }

  /// Adds a line with signs below the bytes in question, which are in view also where it is cut.
  private func appendCaret(
    _ line: ByteView, _ column: Int, _ length: Int, _ inCharacters: Bool, _ out: inout ByteBuffer
  ) {
    let half = Limits.shownLineBytes / 2
    let isCut = cuts && line.count > Limits.shownLineBytes && column > half
    let start = isCut ? line.characterStart(column - half) : 0
    appendPart(line, start..<line.count, &out)
    if isCut { out.append("   ") }
    var at = start
    while at < column {
      out.append(line[at] == UInt8(ascii: "\t") ? line[at] : UInt8(ascii: " "))
      at += inCharacters ? max(line.scalar(at: at).length, 1) : 1
    }
    out.append(
      repeating: UInt8(ascii: "^"), count: cuts ? min(length, Limits.shownLineBytes) : length)
    out.append("\n")
  }

  /// Adds lines from that of the finding on, removed ones left out.
  private func appendLines(_ place: Place, _ count: Int, _ out: inout ByteBuffer) {
    let limit = cuts ? out.count + Limits.shownBytes : .max
    let lines = place.lines
    var at = place.lineStart
    // Whole lines are copied many at a time, from here on.
    var start = at
    var left = count
    while left > 0 && at < lines.count && out.count + (at - start) <= limit {
      let end = lines.firstIndex(of: UInt8(ascii: "\n"), from: at) ?? lines.count
      let isRemoved = lines[at] == UInt8(ascii: "-")
      if isRemoved || end == lines.count || cuts && end - at > Limits.shownLineBytes {
        out.append(lines[start..<at])
        if !isRemoved { appendLine(lines[at..<end], &out) }
        start = end + 1
      }
      if !isRemoved { left -= 1 }
      at = end + 1
    }
    if start < at { out.append(lines[start..<at]) }
    if left > 0 && at < lines.count {
      out.append(Self.ellipsis)
      out.append("\n")
      return
    }
    out.append(repeating: UInt8(ascii: "\n"), count: left)
  }

  /// Adds a line with control characters as `^X` and its end marked.
  private func appendVisible(_ line: ByteView, _ out: inout ByteBuffer) {
    let end = cuts ? line.characterStart(Limits.shownLineBytes) : line.count
    for index in 0..<min(end, line.count) {
      let byte = line[index]
      if byte < 32 || byte == 127 {
        out.append("^")
        out.append(byte &+ 64)
      } else {
        out.append(byte)
      }
    }
    out.append(end < line.count ? "...$\n" : "$\n")
  }

  /// Adds lines that a rule has put together.
  private func append(_ lines: [UInt8], _ out: inout ByteBuffer) {
    lines.withView { view in
      guard cuts, view.count > Limits.shownBytes else { return out.append(view) }
      out.append(view.upTo(view.characterStart(Limits.shownBytes)))
      out.append(Self.ellipsis)
      out.append("\n")
    }
  }
}
