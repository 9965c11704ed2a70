// SPDX-License-Identifier: GPL-2.0-only

import GRDB

/// Writes mails and what they mean into a ledger, within one transaction.
struct PostingWriter {
  private let database: Database
  private let now: Timestamp

  init(_ database: Database, now: Timestamp) {
    self.database = database
    self.now = now
  }

  /// Writes a patch that converts sites; nil when another process has written it already.
  func write(
    _ mail: Mail, _ prefix: SubjectPrefix, sites: [Int64], tags: [ReplyTag]
  ) throws -> (tags: Int, hasSuperseded: Bool)? {
    guard let message = try insert(mail, kind: "patch", prefix) else { return nil }
    for site in sites { try post(message, mail, prefix, on: site) }
    let others = try versions(of: mail, prefix, sites: sites, besides: message)
    let place = (prefix.version, mail.sent, message)
    for other in others where (other.version, other.sent, other.number) < place {
      try supersede(other.number, by: message)
    }
    let newer = others.filter { (other) in (other.version, other.sent, other.number) > place }
    if let newest = newer.max(by: { ($0.version, $0.sent) < ($1.version, $1.sent) }) {
      try supersede(message, by: newest.number)
    }
    let count = try insert(tags, from: message, on: message, patch: mail.messageID)
    return (count, others.count > newer.count)
  }

  /// Writes that a patch converts a site, as elsewhere is written; false where that is known.
  func add(
    _ mail: Mail, _ prefix: SubjectPrefix, site: Int64, tags: [ReplyTag]
  ) throws -> Bool {
    if try write(mail, prefix, sites: [site], tags: tags) != nil { return true }
    let message = try Int64.fetchOne(
      database, sql: "SELECT id FROM message WHERE message_id = ? AND kind = 'patch'",
      arguments: [mail.messageID])
    guard let message else { return false }
    let isThere =
      try Int.fetchOne(
        database, sql: "SELECT 1 FROM posting WHERE message = ? AND site = ?",
        arguments: [message, site]) != nil
    if !isThere {
      try post(message, mail, prefix, on: site)
      let newer = try Int64.fetchOne(
        database, sql: "SELECT max(superseded_by) FROM posting WHERE message = ?",
        arguments: [message])
      if let newer { try supersede(message, by: newer) }
    }
    _ = try insert(tags, from: message, on: message, patch: mail.messageID)
    return !isThere
  }

  private func post(
    _ message: Int64, _ mail: Mail, _ prefix: SubjectPrefix, on site: Int64
  ) throws {
    try database.execute(
      sql: "INSERT INTO posting (message, site) VALUES (?, ?)", arguments: [message, site])
    try EventDraft(
      kind: .posted, at: now, site: site, person: try Ledger.number(of: mail.sender, database),
      message: message, detail: "v\(prefix.version)"
    ).insert(database)
  }

  /// Writes what an answer says about patches; how many trailers were new.
  func write(_ mail: Mail, tags: [ReplyTag], to patches: [String]) throws -> Int {
    guard let source = try insert(mail, kind: "reply", SubjectPrefix(mail.subject)) else {
      return 0
    }
    var count = 0
    for id in patches {
      let patch = try Int64.fetchOne(
        database, sql: "SELECT id FROM message WHERE message_id = ?", arguments: [id])
      if let patch { count += try insert(tags, from: source, on: patch, patch: id) }
    }
    return count
  }

  /// Writes a claim that came by mail; nil when another process has written it already.
  ///
  /// Who has a site keeps it: a mail can say any date.
  func write(
    _ mail: Mail, claim: ClaimMail
  ) throws -> (claimed: [String], refused: [String])? {
    guard try insert(mail, kind: "claim", SubjectPrefix(mail.subject)) != nil else { return nil }
    let person = try Ledger.number(of: mail.sender, database)
    // Nobody can have claimed anything before the campaign began.
    let begin = try Timestamp.fetchOne(database, sql: "SELECT min(taken) FROM revision") ?? now
    let since = min(max(mail.sent, begin), now)
    var claimed: [String] = []
    var refused: [String] = []
    for key in claim.keys {
      let number = try Int64.fetchOne(
        database, sql: "SELECT id FROM site WHERE key = ?", arguments: [key])
      guard let number, let site = try Ledger.sites(numbers: [number], now: now, database).first
      else {
        refused.append("\(key): no such site (\(mail.messageID))")
        continue
      }
      switch ClaimRuling(site, by: mail.sender, until: claim.expires, now: now) {
      case .own: break
      case .taken(let holder):
        refused.append(
          "\(key) \(site.path):\(site.line): \(mail.sender) claims it, \(holder.person) has it "
            + "since \(holder.since.day)")
      case .gone: refused.append("\(key): is \(site.state.rawValue) already")
      case .ended: refused.append("\(key): the claim of \(mail.sender) has expired")
      case .free:
        try Ledger.endClaim(on: number, reason: "expired", now: now, database)
        try Ledger.insertClaim(
          on: number, by: person, since: since, expires: claim.expires, now: now, database)
        claimed.append("\(key) \(site.path):\(site.line): claimed by \(mail.sender)")
      }
    }
    return (claimed, refused)
  }

  private func insert(_ mail: Mail, kind: String, _ prefix: SubjectPrefix) throws -> Int64? {
    try database.execute(
      sql: """
        INSERT INTO message (message_id, kind, sender_name, sender_address, sent, subject, version,
          part, total, link, answers, scanned)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (message_id) DO NOTHING
        """,
      arguments: [
        mail.messageID, kind, mail.sender.name, mail.sender.address, mail.sent, mail.subject,
        prefix.version, prefix.part, prefix.total, mail.link, mail.answers.first ?? "", now,
      ])
    return database.changesCount == 0 ? nil : database.lastInsertedRowID
  }

  /// Another version of a patch.
  private struct Version {
    let number: Int64
    let version: Int
    let sent: Timestamp
  }

  /// The other versions of a patch: by the same author, with the same title or for a site of it.
  private func versions(
    of mail: Mail, _ prefix: SubjectPrefix, sites: [Int64], besides message: Int64
  ) throws -> [Version] {
    let title = prefix.title.lowercased()
    let own = Set(sites)
    return try Row.fetchAll(
      database,
      sql: """
        SELECT id, version, sent, subject, (
          SELECT group_concat(site) FROM posting WHERE posting.message = message.id) AS sites
        FROM message
        WHERE kind = 'patch' AND id <> ? AND lower(sender_address) = lower(?)
        """, arguments: [message, mail.sender.address]
    ).filter { row in
      let text: String = row["sites"] ?? ""
      let isForSame = text.split(separator: ",").contains { own.contains(Int64($0) ?? 0) }
      return isForSame || SubjectPrefix(row["subject"]).title.lowercased() == title
    }.map { Version(number: $0["id"], version: $0["version"], sent: $0["sent"]) }
  }

  /// Writes down that a patch has a newer version.
  private func supersede(_ old: Int64, by new: Int64) throws {
    let sites = try Int64.fetchAll(
      database, sql: "SELECT site FROM posting WHERE message = ? AND superseded_by IS NULL",
      arguments: [old])
    try database.execute(
      sql: "UPDATE posting SET superseded_by = ? WHERE message = ? AND superseded_by IS NULL",
      arguments: [new, old])
    let newID = try String.fetchOne(
      database, sql: "SELECT message_id FROM message WHERE id = ?", arguments: [new])
    for site in sites {
      try EventDraft(kind: .superseded, at: now, site: site, message: old, detail: newID ?? "")
        .insert(database)
    }
  }

  private func insert(
    _ tags: [ReplyTag], from source: Int64, on patch: Int64, patch id: String
  ) throws -> Int {
    var count = 0
    for tag in tags {
      try database.execute(
        sql: """
          INSERT INTO tag (patch, source, kind, name, address) VALUES (?, ?, ?, ?, ?)
          ON CONFLICT (patch, kind, address) DO NOTHING
          """,
        arguments: [patch, source, tag.kind, tag.person.name, tag.person.address])
      if database.changesCount == 0 { continue }
      count += 1
      let person = try Ledger.number(of: tag.person, database)
      let sites = try Int64.fetchAll(
        database, sql: "SELECT site FROM posting WHERE message = ?", arguments: [patch])
      for site in sites {
        try EventDraft(
          kind: tag.kind == "Applied" ? .applied : .tagged, at: now, site: site, person: person,
          message: source, detail: tag.kind == "Applied" ? id : "\(tag.kind) \(id)"
        ).insert(database)
      }
    }
    return count
  }
}
