// SPDX-License-Identifier: GPL-2.0-only

import GRDB

/// What an import or a merge changed.
package struct ExchangeReport: Sendable {
  /// How many sites were not in the ledger before.
  package var sites = 0
  /// How many claims were taken over.
  package var claims = 0
  /// How many claims ended because the other side says so.
  package var ended = 0
  /// How many notes were taken over.
  package var notes = 0
  /// How many patches were taken over.
  package var patches = 0
  /// Claims of two people on one site, a line each that says who keeps it.
  package var conflicts: [String] = []
  /// What could not be taken over, a line each.
  package var refused: [String] = []
}

extension Ledger {
  /// Takes the rows of a sheet over, in one transaction; each row has the line it is named by.
  ///
  /// A row names its site by id, or by path, line and API. A site that the ledger does not know is
  /// added as the row describes it. Of two claims the first one wins.
  package func importRows(
    _ rows: [(line: Int, row: SheetRow)], now: Timestamp
  ) throws(LedgerError) -> ExchangeReport {
    try write { database in
      var importer = try SheetImporter(database, now: now)
      for (line, row) in rows { try importer.take(row, line: line) }
      return importer.report
    }
  }
}

/// Takes rows over, within one transaction.
private struct SheetImporter {
  private(set) var report = ExchangeReport()
  private let database: Database
  private let now: Timestamp
  private var writer: SiteWriter
  private let claims: ClaimMerger

  init(_ database: Database, now: Timestamp) throws {
    self.database = database
    self.now = now
    let revision = try Int64.fetchOne(database, sql: "SELECT max(id) FROM revision") ?? 0
    writer = SiteWriter(database, now: now, revision: revision)
    claims = ClaimMerger(database, now: now)
  }

  mutating func take(_ row: SheetRow, line: Int) throws {
    let number: Int64
    do {
      if let known = try known(row) {
        number = known
      } else {
        number = try add(row)
        report.sites += 1
      }
    } catch let error as LedgerError {
      report.refused.append("line \(line): \(error)")
      return
    }
    do {
      try takeClaim(row, of: number)
      try takePatch(row, of: number)
      try takeNotes(row, of: number)
    } catch let error as LedgerError {
      report.refused.append("line \(line): \(error)")
    }
  }

  /// The site that a row names; nil for one that the ledger does not have.
  private func known(_ row: SheetRow) throws -> Int64? {
    if !row[.id].isEmpty {
      return try Int64.fetchOne(
        database, sql: "SELECT id FROM site WHERE key = ?", arguments: [row[.id].lowercased()])
    }
    guard let line = Int(row[.line]), !row[.path].isEmpty else {
      throw LedgerError.invalid("neither an id nor a path with a line")
    }
    let found = try Int64.fetchAll(
      database, sql: "SELECT id FROM site WHERE path = ? AND line = ? AND (? = '' OR api = ?)",
      arguments: [SiteTarget.normalized(row[.path]), line, row[.api], row[.api]])
    if found.count == 1 { return found[0] }
    throw LedgerError.invalid("\(row[.path].printable):\(line): \(found.count) sites are there")
  }

  /// Adds the site of a row.
  private mutating func add(_ row: SheetRow) throws -> Int64 {
    let key = row[.id].lowercased()
    guard key.utf8.count == SiteKey.length,
      key.utf8.allSatisfy({ $0 &- 48 < 10 || $0 &- 97 < 6 })
    else { throw LedgerError.invalid("\(row[.id].printable): is no id") }
    guard let line = Int(row[.line]), line > 0, let ordinal = Int(row[.ordinal]), ordinal > 0,
      !row[.api].isEmpty, row[.path].isInsideTree
    else { throw LedgerError.invalid("\(key): api, path, line or ordinal is missing or wrong") }
    let site = SeenSite(
      api: row[.api].printable, kind: row[.kind].printable, path: row[.path].printable, line: line,
      function: row[.function].printable, ordinal: ordinal, text: row[.text].printable,
      subsystem: row[.subsystem].printable)
    let number = try writer.insert(
      site, as: .found, by: commit(row, .addedCommit, .addedAuthor, .addedDate, .addedSubject),
      key: key)
    if let ending = row.ending {
      try writer.end(
        number, as: ending, by: commit(row, .goneCommit, .goneAuthor, .goneDate, .goneSubject))
    }
    return number
  }

  private func commit(
    _ row: SheetRow, _ id: SheetRow.Column, _ author: SheetRow.Column, _ date: SheetRow.Column,
    _ subject: SheetRow.Column
  ) -> Site.Commit? {
    guard !row[id].isEmpty, let person = Person(row[author]), let authored = Timestamp(row[date])
    else { return nil }
    return Site.Commit(
      id: row[id].printable, author: person, authored: authored, subject: row[subject].printable)
  }

  private mutating func takeClaim(_ row: SheetRow, of number: Int64) throws {
    let text = row[.claimedBy].trimmingSpace
    if text.isEmpty { return }
    guard let person = Person(text) else {
      throw LedgerError.invalid("\(text.printable): write Name <address> to claim")
    }
    var claim = ClaimMerger.Claim(person: person, since: now, expires: nil)
    if let since = Timestamp(row[.claimedSince]) { claim.since = since }
    claim.expires = Timestamp(row[.claimExpires])
    switch try claims.merge(claim, on: number) {
    case .taken: report.claims += 1
    case .known: break
    case .conflict(let words): report.conflicts.append(words)
    }
  }

  private mutating func takePatch(_ row: SheetRow, of number: Int64) throws {
    guard !row[.patchID].isEmpty, let author = Person(row[.patchAuthor]),
      let sent = Timestamp(row[.patchSent])
    else { return }
    var mail = Mail(
      messageID: row[.patchID].printable, sender: author, sent: sent,
      subject: row[.patchSubject].printable)
    var prefix = SubjectPrefix(mail.subject)
    if let version = Int(row[.patchVersion]), version > 0 { prefix.version = version }
    mail.answers = []
    let tags = row[.patchTags].split(separator: "\n").compactMap { line -> ReplyTag? in
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, let person = Person(String(parts[1])) else { return nil }
      return ReplyTag(kind: String(parts[0]).printable, person: person)
    }
    if try PostingWriter(database, now: now).add(mail, prefix, site: number, tags: tags) {
      report.patches += 1
    }
  }

  private mutating func takeNotes(_ row: SheetRow, of number: Int64) throws {
    for line in row[.notes].split(separator: "\n") {
      // TIME Name <address>: text
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      guard parts.count == 2, let at = Timestamp(parts[0]),
        let end = parts[1].firstRange(of: ": "),
        let author = Person(String(parts[1][..<end.lowerBound]))
      else { continue }
      let text = String(parts[1][end.upperBound...])
      if try NoteMerger(database).merge(text, by: author, at: at, on: number) { report.notes += 1 }
    }
  }
}

extension String {
  /// Whether the path leads to a file below the top of a tree, and not out of it.
  var isInsideTree: Bool {
    !isEmpty && !hasPrefix("/")
      && !split(separator: "/", omittingEmptySubsequences: false).contains {
        $0 == ".." || $0 == ""
      }
  }
}
