// SPDX-License-Identifier: GPL-2.0-only

import GRDB

extension Ledger {
  /// Takes over what another ledger knows of the same sites: claims, notes, patches and trailers.
  ///
  /// Sites are the same when their ids are, or when they stand in the same place. What is in the
  /// tree is for `sync` to say, so no site is added or ended. Merging in either direction, and again,
  /// gives the same owners.
  package func merge(_ other: Ledger, now: Timestamp) throws(LedgerError) -> ExchangeReport {
    let theirs = try other.read { database in try OtherLedger(database, now: now) }
    return try write { database in
      try LedgerMerger(database, now: now).merge(theirs)
    }
  }
}

/// What a merge needs to know of the other ledger.
private struct OtherLedger: Sendable {
  /// A claim and when it ended; nil for one that has not.
  struct Claim: Sendable {
    let site: Int64
    let claim: ClaimMerger.Claim
    let ended: Timestamp?
  }

  /// A note.
  struct Note: Sendable {
    let site: Int64
    let author: Person
    let at: Timestamp
    let text: String
  }

  /// A patch with its sites and trailers.
  struct Patch: Sendable {
    let mail: Mail
    let prefix: SubjectPrefix
    var sites: [Int64] = []
    var tags: [ReplyTag] = []
  }

  let sites: [SyncPlan.Known]
  let claims: [Claim]
  let notes: [Note]
  let patches: [Patch]

  init(_ database: Database, now: Timestamp) throws {
    sites = try SyncPlan.known(database)
    claims = try Row.fetchAll(
      database,
      sql: """
        SELECT site, name, address, since, expires, ended
        FROM claim JOIN person ON person.id = claim.person ORDER BY since, address, site
        """
    ).map { row in
      Claim(
        site: row["site"],
        claim: ClaimMerger.Claim(
          person: Person(name: row["name"], address: row["address"]), since: row["since"],
          expires: row["expires"]), ended: row["ended"])
    }
    notes = try Row.fetchAll(
      database,
      sql: """
        SELECT site, at, name, address, detail FROM event JOIN person ON person.id = event.person
        WHERE kind = 'noted' ORDER BY event.id
        """
    ).map { row in
      Note(
        site: row["site"], author: Person(name: row["name"], address: row["address"]),
        at: row["at"], text: row["detail"])
    }
    var patches: [Int64: Patch] = [:]
    for row in try Row.fetchAll(database, sql: "SELECT * FROM message WHERE kind = 'patch'") {
      var mail = Mail(
        messageID: row["message_id"],
        sender: Person(name: row["sender_name"], address: row["sender_address"]),
        sent: row["sent"], subject: row["subject"])
      let answers: String = row["answers"]
      if !answers.isEmpty { mail.answers = [answers] }
      var prefix = SubjectPrefix(mail.subject)
      prefix.version = row["version"]
      patches[row["id"]] = Patch(mail: mail, prefix: prefix)
    }
    for row in try Row.fetchAll(database, sql: "SELECT message, site FROM posting ORDER BY id") {
      patches[row["message"]]?.sites.append(row["site"])
    }
    for row in try Row.fetchAll(
      database, sql: "SELECT patch, kind, name, address FROM tag ORDER BY id")
    {
      patches[row["patch"]]?.tags.append(
        ReplyTag(
          kind: row["kind"], person: Person(name: row["name"], address: row["address"])))
    }
    self.patches = patches.values.sorted {
      ($0.mail.sent, $0.mail.messageID) < ($1.mail.sent, $1.mail.messageID)
    }
  }
}

/// Merges another ledger into one, within one transaction.
private struct LedgerMerger {
  private let database: Database
  private let now: Timestamp

  init(_ database: Database, now: Timestamp) {
    self.database = database
    self.now = now
  }

  func merge(_ other: OtherLedger) throws -> ExchangeReport {
    var report = ExchangeReport()
    let own = try SyncPlan.known(database)
    let numbers = Self.counterparts(own, other.sites)
    let lost = other.sites.filter { numbers[$0.number] == nil }
    for site in lost {
      report.refused.append(
        "\(site.key) \(site.site.path):\(site.site.line): is not in this ledger")
    }
    // Endings first: a claim that ended there must not stand in the way of a later one.
    for claim in other.claims {
      guard let site = numbers[claim.site], let ended = claim.ended else { continue }
      if try end(claim.claim, on: site, at: ended) { report.ended += 1 }
    }
    for claim in other.claims where claim.ended == nil {
      guard let site = numbers[claim.site] else { continue }
      switch try ClaimMerger(database, now: now).merge(claim.claim, on: site) {
      case .taken: report.claims += 1
      case .known: break
      case .conflict(let words): report.conflicts.append(words)
      }
    }
    for note in other.notes {
      guard let site = numbers[note.site] else { continue }
      if try NoteMerger(database).merge(note.text, by: note.author, at: note.at, on: site) {
        report.notes += 1
      }
    }
    for patch in other.patches {
      for site in patch.sites.compactMap({ numbers[$0] }) {
        if try PostingWriter(database, now: now).add(
          patch.mail, patch.prefix, site: site, tags: patch.tags)
        {
          report.patches += 1
        }
      }
    }
    report.conflicts.sort()
    return report
  }

  /// The own number for each of the other ledger's sites that is the same.
  private static func counterparts(
    _ own: [SyncPlan.Known], _ other: [SyncPlan.Known]
  ) -> [Int64: Int64] {
    let byKey = Dictionary(own.map { ($0.key, $0.number) }, uniquingKeysWith: { first, _ in first })
    var numbers: [Int64: Int64] = [:]
    for site in other { numbers[site.number] = byKey[site.key] }
    let taken = Set(numbers.values)
    let ownRest = own.filter { !taken.contains($0.number) && $0.isPresent }
    let otherRest = other.filter { numbers[$0.number] == nil && $0.isPresent }
    for pair in SiteMatcher.pairsInPlace(old: ownRest.map(\.site), new: otherRest.map(\.site)) {
      numbers[otherRest[pair.new].number] = ownRest[pair.old].number
    }
    return numbers
  }

  /// Ends the own copy of a claim that has ended there; false where there is none.
  private func end(_ claim: ClaimMerger.Claim, on site: Int64, at: Timestamp) throws -> Bool {
    let isOwn =
      try Int.fetchOne(
        database,
        sql: """
          SELECT 1 FROM claim JOIN person ON person.id = claim.person
          WHERE site = ? AND address = ? AND since = ? AND ended IS NULL
          """, arguments: [site, claim.person.address, claim.since]) != nil
    if isOwn { try Ledger.endClaim(on: site, reason: "released", now: now, database) }
    return isOwn
  }
}
