// SPDX-License-Identifier: GPL-2.0-only

import GRDB

/// What a person has and did in a campaign, in sites.
package struct Contribution: Sendable, Codable {
  /// Who.
  package let person: Person
  /// Sites in the tree that they have claimed.
  package let claimed: Int
  /// Sites in the tree whose newest patch is theirs.
  package let posted: Int
  /// Sites that commits of theirs converted.
  package let converted: Int
}

extension Ledger {
  /// What each person has and did, those who did the most first.
  package func contributions(now: Timestamp) throws(LedgerError) -> [Contribution] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: SiteQuery.listed + """
          , parts (name, address, claimed, posted, converted) AS (
            SELECT holder_name, holder_address, 1, 0, 0 FROM listed
              WHERE holds AND presence = 'present'
            UNION ALL SELECT sender_name, sender_address, 0, 1, 0 FROM listed
              WHERE state IN ('posted', 'applied')
            UNION ALL SELECT gone_name, gone_address, 0, 0, 1 FROM listed
              WHERE state = 'converted' AND gone_commit IS NOT NULL
          )
          SELECT max(name) AS name, min(address) AS address, sum(claimed) AS claimed,
            sum(posted) AS posted, sum(converted) AS converted
          FROM parts GROUP BY lower(address)
          ORDER BY sum(converted) DESC, sum(posted) DESC, sum(claimed) DESC, 1
          """, arguments: ["now": now]
      ).map { row in
        Contribution(
          person: Person(name: row["name"], address: row["address"]), claimed: row["claimed"],
          posted: row["posted"], converted: row["converted"])
      }
    }
  }
}
