// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Reads who wrote the patch from a From line, with its encoded words and folded lines.
enum ReadAuthor: CommitStep {
  static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    guard let value = value(of: line.code) else { return }
    var characters = value.characters
    var next = line.number
    while next < line.patch.count {
      let folded = line.patch.raw(next)
      guard folded[0] == UInt8(ascii: " ") || folded[0] == UInt8(ascii: "\t") else { break }
      characters += MailText(folded.from(folded.skipSpaces(1))).characters
      next += 1
    }
    let quote = UInt32(UInt8(ascii: "\""))
    var author = MailText(characters.filter { $0 != quote }, isUnicode: value.isUnicode)
    // Only UTF-8 becomes bytes again; what came from other character sets stays code points.
    if line.code.firstIndexIgnoringCase(of: "=?utf-8?") != nil { author = MailText(author.utf8) }
    log.author = log.isCut(line.code) ? author : MailAddress(author).formatted
  }

  /// The text after "From:" once encoded words are decoded, or nil for another line.
  private static func value(of line: ByteView) -> MailText? {
    guard line[0] == UInt8(ascii: "F") || line[0] == UInt8(ascii: "=") else { return nil }
    guard line.contains("=?") else {
      return line.has("From:") ? MailText(line.from(line.skipSpaces(5))) : nil
    }
    let latin = MailText(line).utf8
    let decoded = latin.withView { EncodedWords.decode($0) }
    if decoded == latin {
      return line.has("From:") ? MailText(line.from(line.skipSpaces(5))) : nil
    }
    let header = MailText(decoding: decoded)
    guard header.characters.starts(with: MailText(ByteView("From:")).characters) else { return nil }
    let value = header.characters.dropFirst(5).drop { header.isSpace($0) }
    return MailText(value.prefix { $0 != 10 }, isUnicode: true)
  }
}
