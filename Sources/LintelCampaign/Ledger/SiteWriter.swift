// SPDX-License-Identifier: GPL-2.0-only

import GRDB

/// Writes sites and what becomes of them, each change with its event, within one transaction.
struct SiteWriter {
  private let database: Database
  private let now: Timestamp
  private let revision: Int64
  private var subsystems: [String: Int64] = [:]

  /// A writer of what was seen in a state of the tree.
  init(_ database: Database, now: Timestamp, revision: Int64) {
    self.database = database
    self.now = now
    self.revision = revision
  }

  /// Writes down the subsystems with their contacts, which take the place of those before.
  mutating func setSubsystems(_ all: [TreeSnapshot.Subsystem]) throws {
    for subsystem in all {
      let number = try number(ofSubsystem: subsystem.name)
      try database.execute(sql: "DELETE FROM contact WHERE subsystem = ?", arguments: [number])
      for (position, contact) in subsystem.contacts.enumerated() {
        try database.execute(
          sql: """
            INSERT INTO contact (subsystem, position, role, name, address) VALUES (?, ?, ?, ?, ?)
            """,
          arguments: [
            number, position, contact.role.rawValue, contact.person.name, contact.person.address,
          ])
      }
    }
  }

  /// Adds a site, with the id that it has elsewhere or one of its own; its number.
  mutating func insert(
    _ site: SeenSite, as kind: Event.Kind, by commit: Site.Commit? = nil, key: String? = nil
  ) throws -> Int64 {
    try insert(commit)
    try database.cachedStatement(
      sql: """
        INSERT INTO site (key, api, kind, path, line, function, ordinal, text, above, below,
          subsystem, presence, added, added_by)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'present', ?, ?)
        """
    ).execute(arguments: [
      try key ?? freeKey(for: site), site.api, site.kind, site.path, site.line, site.function,
      site.ordinal, site.text, site.above.joined(separator: "\n"),
      site.below.joined(separator: "\n"), try number(ofSubsystem: site.subsystem), revision,
      commit?.id,
    ])
    let number = database.lastInsertedRowID
    try EventDraft(
      kind: kind, at: now, site: number, revision: revision, commit: commit?.id,
      detail: Placement(site).json
    ).insert(database)
    return number
  }

  /// Writes down where a site stands now; `kind` is nil where only what is around it has changed.
  mutating func update(_ number: Int64, to site: SeenSite, as kind: Event.Kind?) throws {
    try dropVerdict(on: number, unless: site)
    try database.cachedStatement(
      sql: """
        UPDATE site SET kind = ?, path = ?, line = ?, function = ?, ordinal = ?, text = ?,
          above = ?, below = ?, subsystem = ?, presence = 'present', gone = NULL, gone_by = NULL,
          successor = '', evidence = ''
        WHERE id = ?
        """
    ).execute(arguments: [
      site.kind, site.path, site.line, site.function, site.ordinal, site.text,
      site.above.joined(separator: "\n"), site.below.joined(separator: "\n"),
      try self.number(ofSubsystem: site.subsystem), number,
    ])
    guard let kind else { return }
    try EventDraft(
      kind: kind, at: now, site: number, revision: revision, detail: Placement(site).json
    ).insert(database)
  }

  /// Forgets what was judged of a site whose lines are other ones now.
  private func dropVerdict(on number: Int64, unless site: SeenSite) throws {
    try database.cachedStatement(
      sql: """
        DELETE FROM verdict WHERE site = ? AND NOT EXISTS (
          SELECT 1 FROM site
          WHERE id = verdict.site AND text = ? AND above = ? AND below = ? AND function = ?)
        """
    ).execute(arguments: [
      number, site.text, site.above.joined(separator: "\n"),
      site.below.joined(separator: "\n"), site.function,
    ])
  }

  /// Writes down that a site is gone and what became of it, and ends the claim on it.
  func end(_ number: Int64, as ending: SiteEnding, by commit: Site.Commit?) throws {
    try insert(commit)
    try database.cachedStatement(
      sql: """
        UPDATE site SET presence = ?, gone = coalesce(gone, ?), gone_by = ?, successor = ?,
          evidence = ?
        WHERE id = ?
        """
    ).execute(arguments: [
      ending.state.rawValue, revision, commit?.id, ending.successor,
      ending.evidence.joined(separator: "\n"), number,
    ])
    try EventDraft(
      kind: Event.Kind(ending.state), at: now, site: number, revision: revision,
      commit: commit?.id, detail: ending.successor
    ).insert(database)
    try Ledger.endClaim(on: number, reason: "done", now: now, database)
  }

  /// Writes a commit down, once.
  private func insert(_ commit: Site.Commit?) throws {
    guard let commit else { return }
    try database.cachedStatement(
      sql: """
        INSERT INTO git_commit (id, name, address, authored, subject) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (id) DO NOTHING
        """
    ).execute(arguments: [
      commit.id, commit.author.name, commit.author.address, commit.authored, commit.subject,
    ])
  }

  private mutating func number(ofSubsystem name: String) throws -> Int64 {
    if let number = subsystems[name] { return number }
    try database.execute(
      sql: "INSERT INTO subsystem (name) VALUES (?) ON CONFLICT (name) DO NOTHING",
      arguments: [name])
    let number = try Int64.fetchOne(
      database, sql: "SELECT id FROM subsystem WHERE name = ?", arguments: [name])
    subsystems[name] = number
    return number ?? 0
  }

  private func freeKey(for site: SeenSite) throws -> String {
    let query = try database.cachedStatement(sql: "SELECT count(*) FROM site WHERE key = ?")
    var salt = 0
    while true {
      let key = SiteKey.key(site, salt: salt)
      if try Int.fetchOne(query, arguments: [key]) == 0 { return key }
      salt += 1
    }
  }
}
