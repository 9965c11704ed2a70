// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Finds where the headers of a mail end and its log starts.
enum StartLog: CommitStep {
  static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    guard log.inHeader, line.path.view.isEmpty, !isHeader(line.raw) else { return }
    log.inHeader = false
    log.inLog = true
    log.hasLog = true
  }

  /// Whether the line is a header, the rest of a folded one, or git's own first line.
  private static func isHeader(_ line: ByteView) -> Bool {
    if line[0].isSpace { return true }
    if line.hasIgnoringCase("commit") && !line[6].isWord { return true }
    if line.hasIgnoringCase("from") && !line[4].isWord { return true }
    let end = line.skip(ByteSet.word.union(ByteSet("-")), 0)
    return end > 0 && line[end] == UInt8(ascii: ":")
  }
}

/// Notes a header that declares another character set than UTF-8.
enum ReadCharset: CommitStep {
  static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    guard log.inHeader, line.raw.has("Content-Type:"),
      let quote = line.raw.lastIndex(of: UInt8(ascii: "\"")),
      let label = label(in: line.raw.upTo(quote)), label.firstIndexIgnoringCase(of: "utf-8") == nil
    else { return }
    log.declaresOtherCharset = true
  }

  /// What follows the last `charset="` of a header; nil where nothing does.
  private static func label(in header: ByteView) -> ByteView? {
    let key: StaticString = "charset=\""
    var end = header.count
    while let equals = header.lastIndex(of: UInt8(ascii: "="), before: end) {
      let start = equals - 7
      if start > 13, header.has(key, at: start), equals + 2 < header.count {
        return header.from(equals + 2)
      }
      end = equals
    }
    return nil
  }
}
