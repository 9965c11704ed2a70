// SPDX-License-Identifier: GPL-2.0-only

/// Turns what a user hands over (a diff, a mail, a mailbox, a page of an archive) into patch texts.
package enum MailReader {
  /// The messages of an input, or nil when the input can be checked as it is.
  ///
  /// Nil is the common case (a diff, a mail of `git format-patch`, source text) and costs a look at
  /// the head plus, for a mailbox, a search for the next message.
  package static func messages(in input: ByteView) -> [MailMessage]? {
    let ranges = Mailbox.messages(in: input)
    if ranges.isEmpty {
      return message(input, LineMap(startingAt: 1), isAlone: true).map {
        from(0..<input.count, $0)
      }
    }
    var messages: [MailMessage] = []
    forEachMessage(in: input, at: ranges) { message in
      messages.append(message)
      return true
    }
    return messages
  }

  /// The messages of an input that is one mail, whatever lines begin with `From ` in it; nil when it
  /// can be checked as it is.
  package static func messages(ofMail input: ByteView) -> [MailMessage]? {
    message(input, LineMap(startingAt: 1), isAlone: false).map { from(0..<input.count, $0) }
  }

  /// Makes the messages of a mailbox, which are at `ranges` (`Mailbox.messages`), one after the other,
  /// so that they need not be held together; it ends where `body` says false.
  package static func forEachMessage(
    in input: ByteView, at ranges: [Range<Int>], _ body: (MailMessage) -> Bool
  ) {
    var line = 1
    for range in ranges {
      let lines = LineMap(startingAt: line)
      line += input[range].occurrences(of: 10)
      let messages = Mailbox.unquoted(input[range]).withView { text in
        from(
          range,
          message(text, lines, isAlone: false)
            ?? [MailMessage(text: text.bytes, header: MailHeader(text), lines: lines)])
      }
      for message in messages where !body(message) { return }
    }
  }

  /// The messages with the place of the input that they were made of.
  private static func from(_ range: Range<Int>, _ messages: [MailMessage]) -> [MailMessage] {
    messages.map { message in
      var message = message
      // The commits of a log have places of their own.
      if message.source.isEmpty { message.source = range }
      return message
    }
  }

  /// The messages of a text that is one mail, or a diff, and whose lines are `lines`; nil when it can
  /// be checked as it is.
  private static func message(
    _ text: ByteView, _ lines: LineMap, isAlone: Bool
  ) -> [MailMessage]? {
    if LineEnds.areAllCRLF(text) {
      return LineEnds.withoutCR(text).withView { view in
        if let messages = message(view, lines, isAlone: isAlone) {
          return messages.map { message in
            var message = message
            message.source = 0..<0
            message.hadCRLF = message.change == nil
            return message
          }
        }
        var message = MailMessage(text: view.bytes, header: MailHeader(view), lines: lines)
        message.hadCRLF = true
        return [message]
      }
    }
    guard !startsAsDiff(text) else { return nil }
    if isAlone, let messages = LoggedPatch.messages(in: text, lines) { return messages }
    let header = MailHeader(text)
    if !header.fields.isEmpty, let messages = decoded(header, lines, depth: 0) { return messages }
    return isAlone ? ArchivePage.message(in: text, header).map { [$0] } : nil
  }

  private static func startsAsDiff(_ text: ByteView) -> Bool {
    text.has("diff ") || text.has("--- ") || text.has("Index: ")
  }

  /// Whether the text looks like a patch or a mail, as far as its first bytes and its hunks tell.
  package static func isPatchOrMail(_ text: ByteView) -> Bool {
    let fields: [StaticString] = [
      "From ", "From:", "Subject:", "Return-Path:", "Received:", "Delivered-To:",
    ]
    return fields.contains { text.has($0) } || hasDiff(text)
  }

  /// Whether the text has the beginning of a file's diff or of a hunk.
  package static func hasDiff(_ text: ByteView) -> Bool {
    text.has("diff --git ") || text.has("--- a/") || text.contains("\ndiff --git ")
      || text.contains("\n@@ -") || text.contains("\n@@@ -") || text.contains("\ndiff --cc ")
      || text.contains("\ndiff --combined ")
  }

  /// Whether the transfer encoding leaves the bytes as they are.
  static func isPlainEncoding(_ encoding: ContentType) -> Bool {
    encoding.kind.isEmpty || encoding.isKind("7bit") || encoding.isKind("8bit")
      || encoding.isKind("binary")
  }

  /// Whether the text says that it is `format=flowed`.
  static func isFlowed(_ type: ContentType) -> Bool {
    type["format"]?.withView { $0.equalsIgnoringCase(ByteView("flowed")) } ?? false
  }

  /// The messages in the one after `header` (itself, and those attached to it), or nil when it
  /// needs no change; `lines` are the lines of the whole message.
  private static func decoded(
    _ header: MailHeader, _ lines: LineMap, depth: Int
  ) -> [MailMessage]? {
    guard header.isWellFormed else { return nil }
    let type = ContentType(header.value("Content-Type") ?? .empty)
    let encoding = ContentType(header.value("Content-Transfer-Encoding") ?? .empty)
    guard let change = change(type, encoding, header.body) else {
      return plain(header, type, lines).map { [$0] }
    }
    let body = MailBody(header, lines: lines, depth: depth)
    var text = mainFields(header, lines)
    text.append(10, from: max(header.lineCount - 1, 0), of: lines)
    text.append(body.text)
    text.append(body.patches)
    var messages = [MailMessage(text: text.bytes, header: header, lines: text.lines)]
    messages[0].notes = body.notes
    messages[0].change = change
    for (attached, depth) in body.attachedMessages {
      let found = attached.bytes.withView { view in
        let header = MailHeader(view)
        return decoded(header, attached.lines, depth: depth)
          ?? [MailMessage(text: view.bytes, header: header, lines: attached.lines)]
      }
      for var message in found where message.text.withView(hasDiff) {
        message.change = change
        messages.append(message)
      }
    }
    // A mail that only carries another one has nothing to check.
    if messages.count > 1 && !text.bytes.withView(hasDiff) {
      messages[1].notes.insert(contentsOf: body.notes, at: 0)
      messages.removeFirst()
    }
    return messages
  }

  /// What has to be done to a mail of this type, encoding and body; nil where its lines stay.
  private static func change(
    _ type: ContentType, _ encoding: ContentType, _ body: ByteView
  ) -> MailMessage.Change? {
    if type.hasPrefix("multipart/") || type.isKind("message/rfc822") || type.isKind("text/html") {
      return .parts
    }
    if encoding.isKind("base64") { return .base64 }
    if !isPlainEncoding(encoding) { return .quotedPrintable }
    if isFlowed(type) { return .flowed }
    return SignedText.isSigned(body) ? .signed : nil
  }

  /// A mail without transfer encoding: its lines stay, only the character set changes.
  private static func plain(
    _ header: MailHeader, _ type: ContentType, _ lines: LineMap
  ) -> MailMessage? {
    let view = header.view
    let charset = type["charset"] ?? []
    let isForeign =
      !charset.withView(CharsetConversion.isUTF8)
      && String(validating: header.body.bytes, as: UTF8.self) == nil
    guard isForeign else { return nil }
    var message = MailMessage(text: view.bytes, header: header, lines: lines)
    let body = charset.withView { CharsetConversion.utf8(header.body, from: $0) }
    if let body {
      var whole = LinedText(relabelled(header), lines)
      var text = LinedText(header.body.bytes, lines.from(header.lineCount))
      text.replace(body)
      whole.append(text)
      message.text = whole.bytes
      message.lines = whole.lines
      message.change = .charset
    } else {
      message.notes.append("the mail's character set is not known: the bytes are kept")
    }
    return message
  }

  /// The header lines as they are, with UTF-8 named as the character set.
  private static func relabelled(_ header: MailHeader) -> [UInt8] {
    var result: [UInt8] = header.view.upTo(header.postmarkEnd).bytes
    for field in header.fields {
      let name = header.view[field.name]
      result.append(contentsOf: header.view[field.name.lowerBound..<field.value.lowerBound].bytes)
      let value = header.view[field.value]
      if name.equalsIgnoringCase(ByteView("Content-Type")) {
        result.append(contentsOf: ByteView(" text/plain; charset=\"UTF-8\"").bytes)
        // A folded field keeps its count of lines, so that the numbers of all lines stay.
        var at = 0
        while let end = value.firstIndex(of: 10, from: at) {
          if at > 0 { result.append(contentsOf: [32, 59]) }
          result.append(contentsOf: value[end - 1] == 13 ? [13, 10] : [10])
          at = end + 1
        }
      } else {
        result.append(contentsOf: value.bytes)
      }
    }
    let fieldsEnd = header.fields.last?.value.upperBound ?? header.postmarkEnd
    result.append(contentsOf: header.view[fieldsEnd..<header.bodyStart].bytes)
    return result
  }

  /// The fields that a reader of the patch needs, a decoded line each.
  private static func mainFields(_ header: MailHeader, _ lines: LineMap) -> LinedText {
    let names: [StaticString] = [
      "From", "Sender", "Reply-To", "To", "Cc", "Subject", "Date", "Message-ID", "In-Reply-To",
    ]
    var result = LinedText()
    let postmark = header.view.upTo(header.postmarkEnd).bytes.filter { $0 != 13 }
    postmark.withView { result.append($0, from: 0, of: lines) }
    var number = header.postmarkEnd > 0 ? 1 : 0
    for field in header.fields {
      let name = header.view[field.name]
      let value = header.view[field.value]
      if names.contains(where: { name.equalsIgnoringCase(ByteView($0)) }) {
        let line = name.bytes + [UInt8(ascii: ":"), 32] + MailHeader.unfolded(value) + [10]
        line.withView { result.append($0, from: number, of: lines) }
      }
      number += value.occurrences(of: 10)
    }
    return result
  }
}
