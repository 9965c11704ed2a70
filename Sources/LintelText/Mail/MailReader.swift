// SPDX-License-Identifier: GPL-2.0-only

/// Turns what a user hands over (a diff, a mail, a mailbox, a page of an archive) into patch texts.
package enum MailReader {
  /// The messages of an input, or nil when the input can be checked as it is.
  ///
  /// Nil is the common case (a diff, a mail of `git format-patch`, source text) and costs a look at
  /// the head plus, for a mailbox, a search for the next message.
  package static func messages(in input: ByteView) -> [MailMessage]? {
    if input.has("diff ") || input.has("--- ") || input.has("Index: ") || input.has("commit ") {
      return nil
    }
    let ranges = Mailbox.messages(in: input)
    if !ranges.isEmpty {
      return ranges.flatMap { range in
        Mailbox.unquoted(input[range]).withView { message in
          let header = MailHeader(message)
          return decoded(header, depth: 0)
            ?? [MailMessage(text: message.bytes, subject: header.subject)]
        }
      }
    }
    let header = MailHeader(input)
    if !header.fields.isEmpty, let messages = decoded(header, depth: 0) { return messages }
    return ArchivePage.message(in: input, header).map { [$0] }
  }

  /// Where the messages of an input stand when each can be checked as it is; nil when any has to be
  /// decoded, so that no place in what is checked is a place in the input.
  package static func plainMessages(in input: ByteView) -> [Range<Int>]? {
    guard let messages = messages(in: input) else { return [0..<input.count] }
    let ranges = Mailbox.messages(in: input)
    let areAsWritten =
      ranges.count == messages.count
      && zip(ranges, messages).allSatisfy { range, message in
        message.text.withView { $0.equals(input[range]) }
      }
    return areAsWritten ? ranges : nil
  }

  /// Whether the text looks like a patch or a mail, as far as its first bytes and its hunks tell.
  package static func isPatchOrMail(_ text: ByteView) -> Bool {
    let fields: [StaticString] = [
      "From ", "From:", "Subject:", "Return-Path:", "Received:", "Delivered-To:",
    ]
    return fields.contains { text.has($0) } || hasDiff(text)
  }

  /// Whether the text has the beginning of a file's diff or of a hunk.
  static func hasDiff(_ text: ByteView) -> Bool {
    text.has("diff --git ") || text.has("--- a/") || text.contains("\ndiff --git ")
      || text.contains("\n@@ -")
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

  /// The messages in the one behind `header` (itself, and those attached to it), or nil when it
  /// needs no change.
  private static func decoded(_ header: MailHeader, depth: Int) -> [MailMessage]? {
    guard header.isWellFormed else { return nil }
    let type = ContentType(header.value("Content-Type") ?? .empty)
    let encoding = ContentType(header.value("Content-Transfer-Encoding") ?? .empty)
    if isPlainEncoding(encoding), !type.hasPrefix("multipart/"), !type.isKind("message/rfc822"),
      !type.isKind("text/html"), !isFlowed(type)
    {
      return plain(header, type).map { [$0] }
    }
    let body = MailBody(header, depth: depth)
    let text = mainFields(header) + [10] + body.text + body.patches
    var messages = [MailMessage(text: text, subject: header.subject, notes: body.notes)]
    for (bytes, depth) in body.attachedMessages {
      let attached = bytes.withView { view in
        let header = MailHeader(view)
        return decoded(header, depth: depth)
          ?? [MailMessage(text: view.bytes, subject: header.subject)]
      }
      messages += attached.filter { $0.text.withView(hasDiff) }
    }
    // A mail that only carries another one has nothing to check.
    if messages.count > 1 && !text.withView(hasDiff) {
      messages[1].notes.insert(contentsOf: body.notes, at: 0)
      messages.removeFirst()
    }
    return messages
  }

  /// A mail without transfer encoding: its lines stay, only the character set changes.
  private static func plain(_ header: MailHeader, _ type: ContentType) -> MailMessage? {
    let view = header.view
    let charset = type["charset"] ?? []
    let isForeign =
      !charset.withView(CharsetConversion.isUTF8)
      && String(validating: header.body.bytes, as: UTF8.self) == nil
    guard isForeign else { return nil }
    var message = MailMessage(text: view.bytes, subject: header.subject)
    let body = charset.withView { CharsetConversion.utf8(header.body, from: $0) }
    if let body {
      message.text = relabelled(header) + body
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
  private static func mainFields(_ header: MailHeader) -> [UInt8] {
    let names: [StaticString] = [
      "From", "Sender", "Reply-To", "To", "Cc", "Subject", "Date", "Message-ID", "In-Reply-To",
    ]
    var result = header.view.upTo(header.postmarkEnd).bytes
    result.removeAll { $0 == 13 }
    for field in header.fields {
      let name = header.view[field.name]
      guard names.contains(where: { name.equalsIgnoringCase(ByteView($0)) }) else { continue }
      result += name.bytes + [UInt8(ascii: ":"), 32]
      result += MailHeader.unfolded(header.view[field.value]) + [10]
    }
    return result
  }
}
