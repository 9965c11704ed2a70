// SPDX-License-Identifier: GPL-2.0-only

/// Collects what a message's parts hold: its text, then the patches attached to it.
struct MailBody {
  /// Parts inside of parts deeper than this are not read.
  static let deepest = Limits.mailDepth

  /// The text parts, in order.
  private(set) var text: [UInt8] = []
  /// The attached patches, in order.
  private(set) var patches: [UInt8] = []
  /// The messages attached as messages, with how deep they were.
  private(set) var attachedMessages: [(bytes: [UInt8], depth: Int)] = []
  /// What was left out or is broken.
  private(set) var notes: [String] = []
  private var hasHTML = false

  /// Reads the body behind `header`, which is `depth` parts deep.
  init(_ header: MailHeader, depth: Int) {
    read(header, depth: depth)
    if hasHTML && text.isEmpty && patches.isEmpty {
      note("the mail has its text only as HTML, which is not read")
    }
  }

  private mutating func read(_ header: MailHeader, depth: Int) {
    let type = ContentType(header.value("Content-Type") ?? ByteView("text/plain"))
    let disposition = ContentType(header.value("Content-Disposition") ?? .empty)
    if type.hasPrefix("multipart/") {
      readParts(header.body, boundary: type["boundary"] ?? [], depth: depth)
    } else if type.isKind("message/rfc822") {
      guard depth < Self.deepest else { return noteTooDeep() }
      attachedMessages.append((decoded(header), depth + 1))
    } else if type.isKind("text/html") {
      hasHTML = true
    } else {
      let name = disposition["filename"] ?? type["name"] ?? []
      let isText = type.kind.isEmpty || type.hasPrefix("text/")
      if Self.isPatch(kind: type.kind) || Self.isPatch(name: name) {
        append(content(header, type), to: \.patches)
      } else if isText && !disposition.isKind("attachment") {
        append(content(header, type), to: \.text)
      } else if isText || type.isKind("application/octet-stream") {
        readAttachment(content(header, type), name)
      } else if !type.isKind("application/pgp-signature") {
        note("attachment \(Self.shown(name)) is no patch and was left out")
      }
    }
  }

  private mutating func readAttachment(_ content: [UInt8], _ name: [UInt8]) {
    if content.withView(MailReader.hasDiff) {
      append(content, to: \.patches)
    } else {
      note("attachment \(Self.shown(name)) is no patch and was left out")
    }
  }

  /// Reads the parts between the boundary lines.
  private mutating func readParts(_ body: ByteView, boundary: [UInt8], depth: Int) {
    guard depth < Self.deepest else { return noteTooDeep() }
    var partStart: Int?
    var isClosed = false
    var hasParts = false
    boundary.withView { boundary in
      var at = boundary.isEmpty ? body.count : 0
      while at < body.count && !isClosed {
        let end = MailHeader.lineEnd(body, at)
        if body[at] == UInt8(ascii: "-"), body[at + 1] == UInt8(ascii: "-"),
          body.has(boundary, at: at + 2)
        {
          let rest = body[(at + 2 + boundary.count)..<end].trimmed
          if rest.isEmpty || rest.equals("--") {
            if let partStart { readPart(body, partStart, at, depth) }
            hasParts = true
            partStart = end
            isClosed = !rest.isEmpty
          }
        }
        at = end
      }
    }
    if !hasParts {
      note("the boundary between the mail's parts is missing: the whole body is read as text")
      append(body.bytes, to: \.text)
    } else if !isClosed {
      if let partStart { read(MailHeader(body.from(partStart)), depth: depth + 1) }
      note("the mail ends before its last part does: it may be cut off")
    }
  }

  /// Reads the part before the boundary line at `end`, to which the line end before it belongs.
  private mutating func readPart(_ body: ByteView, _ start: Int, _ end: Int, _ depth: Int) {
    var end = end
    if end > start && body[end - 1] == 10 { end -= 1 }
    if end > start && body[end - 1] == 13 { end -= 1 }
    read(MailHeader(body[start..<max(start, end)]), depth: depth + 1)
  }

  /// The part's bytes behind its transfer encoding.
  private mutating func decoded(_ header: MailHeader) -> [UInt8] {
    let encoding = ContentType(header.value("Content-Transfer-Encoding") ?? .empty)
    if encoding.isKind("quoted-printable") {
      return TransferEncoding.quotedPrintable(header.body)
    }
    if encoding.isKind("base64") {
      let (bytes, isWhole) = TransferEncoding.base64(header.body)
      if !isWhole {
        note("the base64 text is broken or cut off: what can be read of it is checked")
      }
      return bytes
    }
    if !encoding.kind.isEmpty && !MailReader.isPlainEncoding(encoding) {
      note("the transfer encoding \(Self.shown(encoding.kind)) is not known: the bytes are kept")
    }
    return header.body.bytes
  }

  /// The part's text: decoded, in UTF-8, with LF line ends and its lines as they were written.
  private mutating func content(_ header: MailHeader, _ type: ContentType) -> [UInt8] {
    var content = decoded(header)
    let charset = type["charset"] ?? []
    if !charset.withView(CharsetConversion.isUTF8) {
      if let text = charset.withView({ name in
        content.withView { CharsetConversion.utf8($0, from: name) }
      }) {
        content = text
      } else if content.contains(where: { $0 >= 0x80 }) {
        note("the character set \(Self.shown(charset)) is not known: the bytes are kept")
      }
    }
    if content.withView(LineEnds.areAllCRLF) { content = content.withView(LineEnds.withoutCR) }
    if MailReader.isFlowed(type) {
      let delSp = type["delsp"] ?? []
      let deletes = delSp.withView { $0.equalsIgnoringCase(ByteView("yes")) }
      if let lines = content.withView({ FlowedText.lines($0, deletingSpace: deletes) }) {
        if lines != content {
          note("wrapped lines were joined (format=flowed): line numbers are those of the result")
        }
        content = lines
      } else {
        note("the mail says format=flowed but is not written so: its lines are kept")
      }
    }
    return content
  }

  private mutating func append(_ content: [UInt8], to list: WritableKeyPath<Self, [UInt8]>) {
    guard !content.isEmpty else { return }
    self[keyPath: list].append(contentsOf: content)
    if content.last != 10 { self[keyPath: list].append(10) }
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
