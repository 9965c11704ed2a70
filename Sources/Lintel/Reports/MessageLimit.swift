// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// How many errors and warnings of an input are shown (`--max-messages`); the others only count.
struct MessageLimit {
  private let limit: Int
  private let showsTypes: Bool

  /// The limit that the options say; 0 or less for none.
  init(_ options: CheckOptions) {
    limit = options.maxMessages ?? 0
    showsTypes = options.showTypes
  }

  /// What is shown instead of a finding, which has `text` and comes after `count` errors and warnings;
  /// nil where it is shown as it is.
  ///
  /// The first that is one too many says so in its place, as an error; nothing is shown of the rest.
  func replacement(for text: ArraySlice<UInt8>, _ type: StaticString, after count: Int) -> [UInt8]?
  {
    guard limit > 0, count >= limit else { return nil }
    guard count == limit else { return [] }
    return Array(text).withView { text in
      var notice = ByteBuffer()
      let firstLine = text.upTo(text.firstIndex(of: UInt8(ascii: "\n")) ?? text.count)
      appendStart(of: firstLine, &notice)
      notice.append(" \(limit) errors and warnings are shown: --max-messages=0 shows all\n")
      return notice.view.bytes
    } as [UInt8]

    func appendStart(of line: ByteView, _ notice: inout ByteBuffer) {
      let (place, isColored) = Self.place(in: line)
      if isColored { notice.append(FindingText.color(.error)) }
      notice.append(place)
      notice.append(Level.error.word)
      notice.append(":")
      if showsTypes {
        if isColored { notice.append(FindingText.blue) }
        notice.append(type)
        notice.append(":")
      }
      if isColored { notice.append(FindingText.reset) }
    }
  }

  /// What stands before the level in the first line of a finding, and whether that is coloured.
  private static func place(in line: ByteView) -> (text: ByteView, isColored: Bool) {
    let isColored = line.has("\u{1B}[")
    let start = isColored ? (line.firstIndex(of: UInt8(ascii: "m")) ?? -1) + 1 : 0
    let ends = [Level.error, .warning, .check].compactMap { level in
      line.firstIndex(of: level.word, from: start)
    }
    return (line[start..<max(start, ends.min() ?? start)], isColored)
  }
}
