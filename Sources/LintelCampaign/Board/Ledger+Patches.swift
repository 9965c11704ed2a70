// SPDX-License-Identifier: GPL-2.0-only

import GRDB

extension Ledger {
  /// The mailed patches that convert a site, the newest first.
  package func patches(of site: Site) throws(LedgerError) -> [SitePatch] {
    try read { database in
      let tags = Dictionary(
        grouping: try Row.fetchAll(
          database,
          sql: """
            SELECT tag.patch, tag.kind, tag.name, tag.address FROM tag
              JOIN posting ON posting.message = tag.patch
            WHERE posting.site = ? ORDER BY tag.id
            """, arguments: [site.number])
      ) { row -> Int64 in row["patch"] }
      return try Row.fetchAll(
        database,
        sql: """
          SELECT message.*, posting.superseded_by IS NOT NULL AS is_superseded
          FROM posting JOIN message ON message.id = posting.message
          WHERE posting.site = ? ORDER BY message.sent DESC, message.id DESC
          """, arguments: [site.number]
      ).map { row in
        let number: Int64 = row["id"]
        let patch = Site.Patch(
          messageID: row["message_id"], subject: row["subject"],
          author: Person(name: row["sender_name"], address: row["sender_address"]),
          sent: row["sent"], version: row["version"], link: row["link"])
        return SitePatch(
          patch: patch, isSuperseded: row["is_superseded"],
          tags: (tags[number] ?? []).map { tag in
            let person = Person(name: tag["name"], address: tag["address"])
            let kind: String = tag["kind"]
            return "\(kind): \(person)"
          })
      }
    }
  }
}
