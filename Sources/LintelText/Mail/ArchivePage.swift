// SPDX-License-Identifier: GPL-2.0-only

/// A patch mail as the page of a web archive shows it, copied as text.
///
/// Such pages glue a field's name to its value, cut addresses and file names off against address
/// collectors, collapse white space and put their own text before and after the message.
enum ArchivePage {
  /// A line of the page's block of fields.
  private struct Field {
    var name: StaticString
    var value: ByteView
    /// Whether a colon follows the name, as in a mail.
    var hasColon: Bool
  }

  /// How far into a page its fields are looked for.
  private static let headLength = 1 << 14

  /// The page's message as a mail, or nil when the input is no such page.
  ///
  /// `header` is what the head of the input looks like when it is read as a mail.
  static func message(in input: ByteView, _ header: MailHeader) -> MailMessage? {
    let mightBePage =
      header.fields.isEmpty || !header.isWellFormed
      || header.value("From").map { $0.contains("<>") } ?? false
    guard mightBePage, input.upTo(headLength).contains("Subject") else { return nil }
    return message(in: input)
  }

  private static func message(in page: ByteView) -> MailMessage? {
    guard let (fields, start, end) = fieldBlock(page) else { return nil }
    let subject = fields.first { ByteView($0.name).equals("Subject") }?.value ?? .empty
    let isMangled =
      fields.contains { !$0.hasColon || $0.value.contains("<>") }
      || page.firstIndex(of: "\ndiff --git ").map {
        page[$0..<MailHeader.lineEnd(page, $0 + 1)].contains("/ b/")
      } ?? false
    let hasDiff = MailReader.hasDiff(page.from(end))
    guard isMangled, hasDiff || subject[0] == UInt8(ascii: "[") else { return nil }

    let lines = LineMap(startingAt: 1)
    var text = LinedText()
    var number = page.upTo(start).occurrences(of: 10)
    for field in fields {
      let line = ByteView(field.name).bytes + [UInt8(ascii: ":"), 32] + field.value.bytes + [10]
      line.withView { text.append($0, from: number, of: lines) }
      number += 1
    }
    text.append(10, from: number, of: lines)
    var log = LogReader()
    let diffStart = log.read(page, from: end)
    text.append(log.text)
    var diff = ArchiveDiff()
    diff.read(page.from(diffStart), lines.from(page.upTo(diffStart).occurrences(of: 10)))
    text.append(diff.text)
    var message = MailMessage(text: text.bytes, subject: subject.string)
    message.name = "\"\(subject.string)\""
    message.lines = text.lines
    message.change = .archivePage

    if start > 0 || log.hasPageText || diff.hasPageText {
      message.notes.append("the page's own text around the message was left out")
    }
    if log.hasCutAddress || fields.contains(where: { $0.value.contains("<>") }) {
      message.hasCutAddresses = true
      message.notes.append(
        "the archive cut addresses off (<>): author and trailers are compared by name only")
    }
    if log.hasDiffstat && !log.hasSeparator {
      message.notes.append(
        "no --- line is left above the diffstat: notes below the trailers count as commit log")
    }
    message.notes += diff.notes
    return message
  }

  /// The first run of fields that has a subject and an author or date: the fields, where the run
  /// starts and where it ends.
  private static func fieldBlock(_ page: ByteView) -> ([Field], Int, Int)? {
    var fields: [Field] = []
    var start = 0
    var at = 0
    while at < min(page.count, headLength) {
      let end = MailHeader.lineEnd(page, at)
      if let field = field(page[at..<end]) {
        if fields.isEmpty { start = at }
        fields.append(field)
      } else if !fields.isEmpty {
        if isMessageHead(fields) { return (fields, start, at) }
        fields = []
      }
      at = end
    }
    return isMessageHead(fields) ? (fields, start, at) : nil
  }

  private static func isMessageHead(_ fields: [Field]) -> Bool {
    fields.contains { ByteView($0.name).equals("Subject") }
      && fields.contains { ByteView($0.name).equals("From") || ByteView($0.name).equals("Date") }
  }

  /// The field that a line of the page shows, with a colon, a tab or nothing after its name.
  private static func field(_ line: ByteView) -> Field? {
    let names: [StaticString] = ["From", "Date", "Subject", "To", "Cc", "Message-ID", "List"]
    guard let name = names.first(where: { line.hasIgnoringCase($0) }) else { return nil }
    let end = name.utf8CodeUnitCount
    let next = line[end]
    let value = line.from(end + 1).trimmed
    if next == UInt8(ascii: ":") { return Field(name: name, value: value, hasColon: true) }
    if next == 9 && !value.isEmpty { return Field(name: name, value: value, hasColon: false) }
    // Glued: only where the page's spelling and the value's first byte leave no doubt.
    let isGlued =
      switch end {
      case 7: next == UInt8(ascii: "[") || next.isUpper
      case 4: next.isUpper || next == UInt8(ascii: "\"") || next.isDigit || next >= 0x80
      default: false
      }
    guard isGlued, line.has(name) else { return nil }
    return Field(name: name, value: line.from(end).trimmed, hasColon: false)
  }

  /// Whether a line is the page's own: it begins with a no-break space or a copyright sign.
  static func isPageText(_ line: ByteView) -> Bool {
    line[0] == 0xC2 && (line[1] == 0xA0 || line[1] == 0xA9)
  }
}

/// Reads the part of the page's message above the diff.
private struct LogReader {
  var text = LinedText()
  var hasCutAddress = false
  var hasDiffstat = false
  var hasSeparator = false
  var hasPageText = false

  /// Reads from `start` up to the diff, whose position is the answer.
  mutating func read(_ page: ByteView, from start: Int) -> Int {
    let lines = LineMap(startingAt: 1)
    var at = start
    while at < page.count && MailHeader.isEmptyLine(page, at) { at += 1 }
    var number = page.upTo(at).occurrences(of: 10)
    while at < page.count {
      let end = MailHeader.lineEnd(page, at)
      let line = page[at..<end]
      if line.has("diff --git ") || line.has("Index: ")
        || (line.has("--- ") && page.has("+++ ", at: end))
      {
        return at
      }
      at = end
      defer { number += 1 }
      if ArchivePage.isPageText(line) {
        hasPageText = true
        continue
      }
      if line.trimmed.equals("---") { hasSeparator = true }
      if line.contains("<>") { hasCutAddress = true }
      if Self.isDiffstat(line) {
        hasDiffstat = true
        // git writes a space before each line of a diffstat.
        if line[0] != 32 { text.append(32, from: number, of: lines) }
      }
      text.append(line, from: number, of: lines)
      text.endLine()
    }
    return at
  }

  /// Whether the line is one of a diffstat: `file | 3 ++-` or its total.
  private static func isDiffstat(_ line: ByteView) -> Bool {
    if let (_, end) = line.number(at: line.skipSpacesAndTabs(0)) {
      return line.has(" file changed, ", at: end) || line.has(" files changed, ", at: end)
    }
    guard let bar = line.lastIndex(of: UInt8(ascii: "|")), line[bar - 1] == 32,
      let (_, end) = line.number(at: line.skipSpacesAndTabs(bar + 1))
    else { return false }
    return line[line.skip(ByteSet("+-"), line.skipSpacesAndTabs(end))].isSpace
  }
}
