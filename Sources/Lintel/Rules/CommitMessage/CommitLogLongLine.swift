// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags the first line of a log that is too long, unless it is one that cannot be wrapped.
enum CommitLogLongLine: CommitRule {
  static let info = RuleInfo(
    type: "COMMIT_LOG_LONG_LINE", level: .warning, group: .commitMessage,
    why: """
      git log indents the text, so lines of up to 75 columns fit into a terminal. Trailers, paths, \
      diffstats and stack dumps may be longer.
      """,
    reference: "Documentation/process/submitting-patches.rst#the-canonical-patch-format",
    examples: [
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong.
          !It was wrong in a way that takes many words to describe, and nobody wrapped them.
          +---
          """),
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong.
          +Link: https://lore.kernel.org/all/0123456789abcdef0123456789abcdef01234567@example.org/
          +drivers/example/a-very-long-name/another-very-long-name/example.c:12: unused variable
          +---
          """),
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong, see
          +https://lore.kernel.org/all/0123456789abcdef0123456789abcdef01234567@example.org/
          +---
          """),
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong, see
          !https://lore.kernel.org/all/0123456789abcdef0123456789abcdef01234567@example.org/
          +---
          """, options: ["--compat=6.12"]),
    ])

  /// The longest line that is not reported, in bytes.
  private static let limit = 75

  static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    guard log.inLog, !log.hasLongLine, line.code.count > limit, !log.inStackDump else { return }
    let text = line.code.from(line.code.skipSpaces(0))
    if isDiffstat(text) || startsWithPath(text) || isTrailer(text, line) { return }
    if line.has(.longURL), text.hasIgnoringCase("http:") || text.hasIgnoringCase("https:") {
      return
    }
    if line.options.precise, hasNoBreak(line.code),
      out.leavesOut(info, .meaning("no space of the line is where it could be broken"))
    {
      return
    }
    let isReported = out.report(Self.self, .long, at: limit..<line.raw.count)
    // With --precise a long line of output says nothing about the prose below it.
    log.hasLongLine = isReported || !line.options.precise
  }

  /// Whether a word starts near the margin and goes beyond the limit, so that no break helps: a link
  /// with its number, a path, the name of a test.
  private static func hasNoBreak(_ line: ByteView) -> Bool {
    let cut = line.upTo(limit)
    guard let space = cut.lastIndex(of: UInt8(ascii: " ")) else { return true }
    if line[limit] == UInt8(ascii: " ") { return false }
    let start = space + 1
    let end = line.from(start).firstSpace.map { start + $0 } ?? line.count
    return start <= labelWidth && end > limit
  }

  /// How wide `[1]: ` or `Datasheet: ` before a link may be.
  private static let labelWidth = 24

  private static func isDiffstat(_ text: ByteView) -> Bool {
    let nameEnd = text.skip(ByteSet.word.union(ByteSet("/.")), 0)
    let bar = text.skipSpaces(nameEnd)
    guard nameEnd > 0, bar > nameEnd, text[bar] == UInt8(ascii: "|") else { return false }
    let number = text.skipSpaces(bar + 1)
    return number > bar + 1 && text[number].isDigit
  }

  /// Whether a path with a folder, and a colon, come first.
  private static func startsWithPath(_ text: ByteView) -> Bool {
    let end = text.skip(ByteSet.word.union(ByteSet("/.-+")), 0)
    guard text[end] == UInt8(ascii: ":"),
      let slash = text.lastIndex(of: UInt8(ascii: "/"), before: end)
    else { return false }
    return slash < end - 1
  }

  private static func isTrailer(_ text: ByteView, _ line: borrowing Line) -> Bool {
    text.hasIgnoringCase("Fixes:") || text.hasIgnoringCase("Link:")
      || line.has(.linkTags) && text.hasIgnoringCase("Closes:")
      || Trailer.hasStandardTag(text, at: 0)
  }
}

extension Message {
  fileprivate static let long: Message = "wrap the lines of the log at 75 columns"
}
