// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// A mail as far as a campaign is concerned.
struct Mail: Sendable {
  /// The id without angle brackets.
  var messageID = ""
  /// Who sent it.
  var sender = Person(name: "", address: "")
  /// When it says that it was sent.
  var sent = Timestamp(seconds: 0)
  /// The decoded subject in one line.
  var subject = ""
  /// The mails that it answers, the nearest first.
  var answers: [String] = []
  /// The text with its diff, decoded.
  var body: [UInt8] = []

  /// Why a mail is passed over.
  struct Refusal: Error, Equatable {
    /// What it is called: its id, its subject or its place.
    var name = ""
    /// The cause.
    let reason: String
  }

  /// The largest header, in bytes; real ones have a few thousand.
  private static let largestHeader = 1 << 18
  /// The largest mail, in bytes; archives of the kernel's lists cut at less.
  private static let largestMail = 1 << 25
  /// How many ids of `References` are looked at.
  private static let mostReferences = 50

  /// A mail of these facts, as another ledger or a sheet has it.
  init(messageID: String, sender: Person, sent: Timestamp, subject: String) {
    self.messageID = messageID
    self.sender = sender
    self.sent = sent
    self.subject = subject
  }

  /// Reads a mail.
  init(_ raw: ByteView) throws(Refusal) {
    guard raw.count <= Self.largestMail else {
      throw Refusal(reason: "a mail of \(raw.count >> 20) MB")
    }
    if Self.headerEnd(raw.upTo(Self.largestHeader + 2)) == nil && raw.count > Self.largestHeader {
      throw Refusal(reason: "a header of more than \(Self.largestHeader >> 10) kB")
    }
    let header = MailHeader(raw)
    func text(_ name: StaticString) -> String {
      header.value(name).map { MailHeader.unfolded($0).withView { $0.string } } ?? ""
    }
    messageID = Self.ids(text("Message-ID")).first ?? ""
    subject = text("Subject").printable.collapsingSpace
    guard !messageID.isEmpty else {
      throw Refusal(name: subject, reason: "no Message-ID")
    }
    guard let sender = Person(text("From")) else {
      throw Refusal(name: messageID, reason: "no sender")
    }
    self.sender = sender
    sent = MailDate.parse(text("Date")) ?? Timestamp(seconds: 0)
    let references = Self.ids(text("References")).suffix(Self.mostReferences)
    for id in Self.ids(text("In-Reply-To")).prefix(1) + references.reversed()
    where !answers.contains(id) {
      answers.append(id)
    }
    let parts = MailReader.messages(in: raw)
    if let part = parts?.first {
      if part.notes.contains(where: { $0.contains("deep") }) {
        throw Refusal(name: messageID, reason: part.notes.joined(separator: "; "))
      }
      body = part.text.withView { MailHeader($0).body.bytes }
    } else {
      body = header.body.bytes
    }
    if let author = Self.authorLine(body) { self.sender = author }
  }

  /// The author that `git send-email` writes into the body when the sender is somebody else.
  private static func authorLine(_ body: [UInt8]) -> Person? {
    body.withView { view in
      let start = view.skipSpaces(0)
      guard view.has("From: ", at: start) else { return nil }
      let end = view.firstIndex(of: 10, from: start) ?? view.count
      return MailHeader.unfolded(view[(start + 6)..<end]).withView { Person($0.string) }
    }
  }

  /// Where the blank line after the header is.
  private static func headerEnd(_ raw: ByteView) -> Int? {
    raw.firstIndex(of: "\n\n") ?? raw.firstIndex(of: "\r\n\r\n")
  }

  /// The ids in angle brackets.
  private static func ids(_ text: String) -> [String] {
    var ids: [String] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
      let id = String(rest[rest.index(after: open)..<close]).printable
      if !id.isEmpty, !id.contains(" "), id.utf8.count < 500 { ids.append(id) }
      rest = rest[rest.index(after: close)...]
    }
    return ids
  }

  /// Where the kernel's archive has the mail.
  var link: String {
    "https://lore.kernel.org/r/" + messageID.utf8.percentCoded(keeping: Self.plainInLinks)
  }

  private static let plainInLinks = ByteSet("-.~@+=!$&*,").union(ByteSet.word)
}
