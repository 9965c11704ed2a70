// SPDX-License-Identifier: GPL-2.0-only

/// Collects what a message's parts hold: its text, then the patches attached to it.
struct MailBody {
  /// Parts inside of parts deeper than this are not read.
  static let deepest = Limits.mailDepth

  /// The text parts, in order.
  private(set) var text = LinedText()
  /// The attached patches, in order.
  private(set) var patches = LinedText()
  /// The messages attached as messages, and the patches that are mails of their own, with how deep
  /// they were.
  private(set) var attachedMessages: [(text: LinedText, depth: Int)] = []
  /// What was left out or is broken.
  private(set) var notes: [String] = []
  private var hasHTML = false

  /// Reads the body after `header`, which is `depth` parts deep and whose lines are `lines`, those
  /// of the header included.
  init(_ header: MailHeader, lines: LineMap, depth: Int) {
    read(header, lines, depth: depth)
    if hasHTML && text.bytes.isEmpty && patches.bytes.isEmpty {
      note("the mail has its text only as HTML, which is not read")
    }
  }

  private mutating func read(_ header: MailHeader, _ lines: LineMap, depth: Int) {
    let type = ContentType(header.value("Content-Type") ?? ByteView("text/plain"))
    let disposition = ContentType(header.value("Content-Disposition") ?? .empty)
    let lines = lines.from(header.lineCount)
    if type.hasPrefix("multipart/") {
      readParts(header.body, lines, boundary: type["boundary"] ?? [], depth: depth)
    } else if type.isKind("message/rfc822") {
      guard depth < Self.deepest else { return noteTooDeep() }
      attachedMessages.append((decoded(header, lines), depth + 1))
    } else if type.isKind("text/html") {
      hasHTML = true
    } else {
      let name = disposition["filename"] ?? type["name"] ?? []
      let isText = type.kind.isEmpty || type.hasPrefix("text/")
      if Self.isPatch(kind: type.kind) || Self.isPatch(name: name) {
        addPatch(content(header, lines, type), depth)
      } else if isText && !disposition.isKind("attachment") {
        text.append(content(header, lines, type))
        text.endLine()
      } else if isText || type.isKind("application/octet-stream") {
        readAttachment(content(header, lines, type), name, depth)
      } else if !type.isKind("application/pgp-signature") {
        note("attachment \(Self.shown(name)) is no patch and was left out")
      }
    }
  }

  private mutating func readAttachment(_ content: LinedText, _ name: [UInt8], _ depth: Int) {
    if content.bytes.withView(MailReader.hasDiff) {
      addPatch(content, depth)
    } else {
      note("attachment \(Self.shown(name)) is no patch and was left out")
    }
  }

  /// A patch with a header of its own, as git format-patch writes it, is a mail of its own.
  private mutating func addPatch(_ content: LinedText, _ depth: Int) {
    let isMail = content.bytes.withView { MailHeader($0).value("Subject") != nil }
    if isMail && depth < Self.deepest {
      attachedMessages.append((content, depth + 1))
    } else {
      patches.append(content)
      patches.endLine()
    }
  }

  /// Reads the parts between the boundary lines.
  private mutating func readParts(
    _ body: ByteView, _ lines: LineMap, boundary: [UInt8], depth: Int
  ) {
    guard depth < Self.deepest else { return noteTooDeep() }
    var part: (start: Int, line: Int)?
    var isClosed = false
    var hasParts = false
    boundary.withView { boundary in
      var at = boundary.isEmpty ? body.count : 0
      var number = 0
      while at < body.count && !isClosed {
        let end = MailHeader.lineEnd(body, at)
        number += 1
        if body[at] == UInt8(ascii: "-"), body[at + 1] == UInt8(ascii: "-"),
          body.has(boundary, at: at + 2)
        {
          let rest = body[(at + 2 + boundary.count)..<end].trimmed
          if rest.isEmpty || rest.equals("--") {
            if let part { readPart(body, lines.from(part.line), part.start, at, depth) }
            hasParts = true
            part = (end, number)
            isClosed = !rest.isEmpty
          }
        }
        at = end
      }
    }
    if !hasParts {
      note("the boundary between the mail's parts is missing: the whole body is read as text")
      text.append(LinedText(body.bytes, lines))
      text.endLine()
    } else if !isClosed {
      if let part {
        read(MailHeader(body.from(part.start)), lines.from(part.line), depth: depth + 1)
      }
      note("the mail ends before its last part does: it may be cut off")
    }
  }

  /// Reads the part before the boundary line at `end`, to which the line end before it belongs.
  private mutating func readPart(
    _ body: ByteView, _ lines: LineMap, _ start: Int, _ end: Int, _ depth: Int
  ) {
    var end = end
    if end > start && body[end - 1] == 10 { end -= 1 }
    if end > start && body[end - 1] == 13 { end -= 1 }
    read(MailHeader(body[start..<max(start, end)]), lines, depth: depth + 1)
  }

  /// The part's bytes after its transfer encoding; `lines` are the lines of its body.
  private mutating func decoded(_ header: MailHeader, _ lines: LineMap) -> LinedText {
    let encoding = ContentType(header.value("Content-Transfer-Encoding") ?? .empty)
    if encoding.isKind("quoted-printable") {
      return TransferEncoding.quotedPrintable(header.body, lines)
    }
    if encoding.isKind("base64") {
      let (bytes, isWhole) = TransferEncoding.base64(header.body)
      if !isWhole {
        note("the base64 text is broken or cut off: what can be read of it is checked")
      }
      return LinedText(bytes, .decoded)
    }
    if !encoding.kind.isEmpty && !MailReader.isPlainEncoding(encoding) {
      note("the transfer encoding \(Self.shown(encoding.kind)) is not known: the bytes are kept")
    }
    return LinedText(header.body.bytes, lines)
  }

  /// The part's text: decoded, in UTF-8, with LF line ends and its lines as they were written.
  private mutating func content(
    _ header: MailHeader, _ lines: LineMap, _ type: ContentType
  ) -> LinedText {
    var content = decoded(header, lines)
    let charset = type["charset"] ?? []
    if !charset.withView(CharsetConversion.isUTF8) {
      if let text = charset.withView({ name in
        content.bytes.withView { CharsetConversion.utf8($0, from: name) }
      }) {
        content.replace(text)
      } else if content.bytes.contains(where: { $0 >= 0x80 }) {
        note("the character set \(Self.shown(charset)) is not known: the bytes are kept")
      }
    }
    if content.bytes.withView(LineEnds.areAllCRLF) {
      content.replace(content.bytes.withView(LineEnds.withoutCR))
    }
    if MailReader.isFlowed(type) {
      let delSp = type["delsp"] ?? []
      let deletes = delSp.withView { $0.equalsIgnoringCase(ByteView("yes")) }
      if let text = content.bytes.withView({
        FlowedText.lines($0, content.lines, deletingSpace: deletes)
      }) {
        content = text
      } else {
        note("the mail says format=flowed but is not written so: its lines are kept")
      }
    }
    return SignedText.unwrapped(content) ?? content
  }

  private mutating func noteTooDeep() {
    note("parts inside of parts more than \(Self.deepest) deep are not read")
  }

  /// Keeps a note once, and not more notes than anybody reads.
  private mutating func note(_ words: String) {
    if notes.count < 20 && !notes.contains(words) { notes.append(words) }
  }

  private static func isPatch(kind: [UInt8]) -> Bool {
    kind.withView { $0.hasSuffix("patch") || $0.hasSuffix("diff") }
  }

  private static func isPatch(name: [UInt8]) -> Bool {
    name.map(\.lowercased).withView { $0.hasSuffix(".patch") || $0.hasSuffix(".diff") }
  }

  /// A name from the mail, fit for a terminal.
  private static func shown(_ name: [UInt8]) -> String {
    if name.isEmpty { return "without a name" }
    return String(decoding: name.prefix(80).filter { $0 >= 32 && $0 != 127 }, as: UTF8.self)
  }
}
