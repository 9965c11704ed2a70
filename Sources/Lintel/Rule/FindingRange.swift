// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Where in its line a finding is.
enum FindingRange {
  /// The bytes of the line, the marker of a patch counted, that a finding is about.
  ///
  /// A rule says it, the report has a caret for it, the message names it, or it is all of the line's
  /// text. `code` has the same offsets as the line; what the message names is often a part of it.
  /// `names` is what the findings before in this line have named.
  static func of(
    _ finding: Finding, line: ByteView, code: ByteView, _ names: inout NamedPlaces
  ) -> Range<Int> {
    let start = finding.inHunk ? min(1, line.count) : 0
    if let range = given(finding, line, start) ?? named(finding, line, code, start, &names) {
      return range.clamped(to: start..<line.count)
    }
    let text = line.trimmed(start..<line.count)
    // A line of white space, or none at all.
    return text.isEmpty ? start..<line.count : text
  }

  /// What is known without a search.
  private static func given(_ finding: Finding, _ line: ByteView, _ start: Int) -> Range<Int>? {
    finding.range ?? caret(finding.excerpt) ?? finding.info.spot.range(in: line, from: start)
  }

  /// What the message or the type names: a part of the line that was put into the message, or text that
  /// stands there.
  private static func named(
    _ finding: Finding, _ line: ByteView, _ code: ByteView, _ start: Int,
    _ names: inout NamedPlaces
  ) -> Range<Int>? {
    if !finding.info.spot.isText, let range = finding.message.part(of: line, code: code) {
      return whole(range, line)
    }
    var buffer = ByteBuffer()
    finding.message.append(to: &buffer)
    let message = buffer.view
    let range = names.next(of: finding.info, message, from: start, count: line.count) { at in
      if let range = finding.info.spot.text(in: line, from: at) { return range }
      if let range = finding.message.copy(in: line, from: at) { return whole(range, line) }
      return NamedText.range(in: line, from: at, message: message)
    }
    if range == nil, finding.info.spot.isText, let part = finding.message.part(of: line, code: code)
    {
      return whole(part, line)
    }
    return range
  }

  private static func caret(_ excerpt: Excerpt) -> Range<Int>? {
    guard case .caret(let column, let length, _) = excerpt else { return nil }
    return column..<(column + length)
  }

  /// The range with the rest of the words that it cuts.
  private static func whole(_ range: Range<Int>, _ line: ByteView) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    guard start < end else { return range }
    if line[start].isWord { start = line.wordStart(start) }
    if line[end - 1].isWord { end = max(end, line.wordEnd(end)) }
    return start..<end
  }
}
