// SPDX-License-Identifier: GPL-2.0-only

import GRDB

extension Ledger {
  /// All sites that pass the filter as rows of a sheet, by path and line.
  package func sheet(_ filter: SiteFilter, now: Timestamp) throws(LedgerError) -> [SheetRow] {
    try read { database in
      var tags: [String: [String]] = [:]
      for row in try Row.fetchAll(
        database,
        sql: """
          SELECT message.message_id, tag.kind, tag.name, tag.address
          FROM tag JOIN message ON message.id = tag.patch ORDER BY tag.id
          """)
      {
        let kind: String = row["kind"]
        let person = Person(name: row["name"], address: row["address"])
        tags[row["message_id"], default: []].append("\(kind): \(person)")
      }
      var notes: [String: [String]] = [:]
      for event in try Event.fetchAll(
        database, sql: Event.query + " WHERE event.kind = 'noted' ORDER BY event.id")
      {
        guard let site = event.site, let person = event.person else { continue }
        notes[site, default: []].append("\(event.at.text) \(person): \(event.detail)")
      }
      return try Self.sites(filter, now: now, database).map { site in
        var row = SheetRow(site)
        row[.patchTags] = (site.patch.flatMap { tags[$0.messageID] } ?? []).joined(separator: "\n")
        row[.notes] = (notes[site.key] ?? []).joined(separator: "\n")
        return row
      }
    }
  }
}

extension SheetRow {
  /// The row of a site, without its tags and notes.
  fileprivate init(_ site: Site) {
    self.init()
    self[.id] = site.key
    self[.state] = site.state.rawValue
    self[.api] = site.api
    self[.kind] = site.kind
    self[.path] = site.path
    self[.line] = String(site.line)
    self[.function] = site.function
    self[.ordinal] = String(site.ordinal)
    self[.text] = site.text
    self[.subsystem] = site.subsystem
    if let holder = site.holder {
      self[.claimedBy] = holder.person.description
      self[.claimedSince] = holder.since.text
      self[.claimExpires] = holder.expires?.text ?? ""
    }
    if let patch = site.patch {
      self[.patchID] = patch.messageID
      self[.patchSubject] = patch.subject
      self[.patchAuthor] = patch.author.description
      self[.patchSent] = patch.sent.text
      self[.patchVersion] = String(patch.version)
    }
    set(site.goneBy, .goneCommit, .goneAuthor, .goneDate, .goneSubject)
    self[.successor] = site.successor
    self[.evidence] = site.evidence.joined(separator: "\n")
    set(site.addedBy, .addedCommit, .addedAuthor, .addedDate, .addedSubject)
  }

  private mutating func set(
    _ commit: Site.Commit?, _ id: Column, _ author: Column, _ date: Column, _ subject: Column
  ) {
    guard let commit else { return }
    self[id] = commit.id
    self[author] = commit.author.description
    self[date] = commit.authored.text
    self[subject] = commit.subject
  }
}
