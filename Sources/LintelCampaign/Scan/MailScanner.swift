// SPDX-License-Identifier: GPL-2.0-only

import GRDB
import Lintel
import LintelCensus
import LintelText

/// Takes mails one after the other and writes down what they mean for the campaign.
struct MailScanner {
  private(set) var report = ScanReport()
  private let ledger: Ledger
  private let names: APINames
  /// Most patches of a list name none of the functions, and need not be read.
  private let filter: NameFilter
  private let now: Timestamp
  /// The sites, by the paths that they have.
  private let sites: SiteIndex
  /// The mails that are in the ledger.
  private var known: Set<String>
  /// Cover letters and patches that convert nothing, for answers to them.
  private var threads = ThreadIndex()
  /// Answers to mails that were not seen yet.
  private var waiting: [(mail: Mail, tags: [ReplyTag])] = []

  /// How many answers wait for what they answer.
  private static let mostWaiting = 100_000

  init(_ ledger: Ledger, now: Timestamp) throws {
    self.ledger = ledger
    self.now = now
    let apis = try ledger.settings().apis
    names = APINames(apis)
    filter = NameFilter(APISet(names: apis, table: .builtIn))
    sites = try SiteIndex(ledger)
    known = try ledger.read { database in
      try Set(String.fetchAll(database, sql: "SELECT message_id FROM message"))
    }
    try threads.load(ledger)
  }

  /// Takes a mail; `place` is what it is called where it has no id.
  mutating func scan(_ raw: ByteView, place: String) throws {
    report.mails += 1
    let mail: Mail
    do {
      mail = try Mail(raw)
    } catch {
      report.refused.append(
        "\((error.name.isEmpty ? place : error.name).printable): \(error.reason); passed over")
      return
    }
    if known.contains(mail.messageID) { return }
    let prefix = SubjectPrefix(mail.subject)
    if prefix.isPatch {
      try takePatch(mail, prefix)
    } else if let claim = ClaimMail(mail) {
      try takeClaim(claim, mail)
    } else if !mail.answers.isEmpty {
      let tags = mail.body.withView { ReplyTags.read($0, sender: mail.sender) }
      if !tags.isEmpty, try !takeAnswer(mail, tags), waiting.count < Self.mostWaiting {
        waiting.append((mail, tags))
      }
    }
  }

  /// Tries the answers again whose mails may have come later.
  mutating func settle() throws {
    let left = waiting
    waiting = []
    for (mail, tags) in left where !known.contains(mail.messageID) {
      _ = try takeAnswer(mail, tags)
    }
  }

  private mutating func takePatch(_ mail: Mail, _ prefix: SubjectPrefix) throws {
    threads.add(mail, prefix)
    guard mail.body.withView({ filter.matches($0) }) else { return }
    let patch = mail.body.withView { PatchReader.read($0, names: names) }
    guard patch.hasHunk, !patch.files.isEmpty else { return }
    if let problem = patch.problem {
      report.refused.append("\(mail.messageID): \(problem); passed over")
      return
    }
    let numbers = sites.numbers(convertedBy: UseChanges(patch))
    if numbers.isEmpty { return }
    let tags = mail.body.withView { ReplyTags.read($0, sender: mail.sender) }
      .filter { $0.kind != "Applied" }
    let now = now
    let outcome = try ledger.write { database in
      try PostingWriter(database, now: now).write(mail, prefix, sites: numbers, tags: tags)
    }
    known.insert(mail.messageID)
    guard let outcome else { return }
    report.patches.append((mail.messageID, mail.subject, prefix.version, numbers.count))
    report.tags += outcome.tags
    if outcome.hasSuperseded { report.superseded += 1 }
  }

  /// Writes down what a mail says about the patches that it answers; false where it answers none.
  private mutating func takeAnswer(_ mail: Mail, _ tags: [ReplyTag]) throws -> Bool {
    let patches = threads.patches(answeredBy: mail).filter(known.contains)
    if patches.isEmpty { return false }
    let now = now
    let count = try ledger.write { database in
      try PostingWriter(database, now: now).write(mail, tags: tags, to: patches)
    }
    known.insert(mail.messageID)
    report.tags += count
    return true
  }

  private mutating func takeClaim(_ claim: ClaimMail, _ mail: Mail) throws {
    let now = now
    let outcome = try ledger.write { database in
      try PostingWriter(database, now: now).write(mail, claim: claim)
    }
    known.insert(mail.messageID)
    guard let outcome else { return }
    report.claims += outcome.claimed
    report.conflicts += outcome.refused
  }
}
