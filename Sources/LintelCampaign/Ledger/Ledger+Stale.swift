// SPDX-License-Identifier: GPL-2.0-only

import GRDB

extension Ledger {
  /// The sites that were claimed more than `days` days ago and have no posted patch since.
  package func staleSites(
    days: Int, now: Timestamp
  ) throws(LedgerError) -> [Site] {
    var filter = SiteFilter()
    filter.states = [.claimed]
    let limit = now.daysBefore(days)
    return try sites(filter, now: now).filter { site in
      site.holder.map { $0.since <= limit } ?? false
    }
  }

  /// The sites that a person has, the ones that are gone included.
  package func sites(of person: Person, now: Timestamp) throws(LedgerError) -> [Site] {
    try read { database in
      let numbers = try Int64.fetchAll(
        database,
        sql: """
          SELECT claim.site FROM claim
            JOIN person ON person.id = claim.person
            JOIN site ON site.id = claim.site
          WHERE person.address = ?
            AND (claim.ended IS NULL AND coalesce(claim.expires >= ?, 1)
              OR site.presence <> 'present' AND claim.ended = (
                SELECT max(last.ended) FROM claim AS last WHERE last.site = claim.site))
          """, arguments: [person.address, now])
      return try Self.sites(numbers: numbers, now: now, database)
    }
  }
}
