// SPDX-License-Identifier: GPL-2.0-only

import GRDB

extension Ledger {
  /// Notes the verdicts on sites that are left in the tree, in one transaction; those of earlier times
  /// are replaced.
  ///
  /// The answer is how many sites got one, and how many calls of the reports the ledger has not.
  package func note(
    _ reports: [FunctionReport], now: Timestamp
  ) throws(LedgerError) -> (sites: Int, unknown: Int) {
    let head = GitTree(root: try settings().root)?.head
    return try write { database in
      var (sites, unknown) = (0, 0)
      for report in reports {
        let path = SiteTarget.normalized(report.path)
        for call in report.sites {
          let numbers = try Int64.fetchAll(
            database.cachedStatement(
              sql: """
                SELECT id FROM site
                WHERE presence = 'present' AND path = ? AND line = ? AND api = ?
                """), arguments: [path, call.line, call.api])
          if numbers.isEmpty { unknown += 1 }
          for number in numbers {
            try database.cachedStatement(
              sql: """
                INSERT OR REPLACE INTO verdict (site, kind, reason, taken, commit_id)
                VALUES (?, ?, ?, ?, ?)
                """
            ).execute(arguments: [
              number, report.verdict.rawValue, report.reason.printable, now, head,
            ])
            sites += 1
          }
        }
      }
      return (sites, unknown)
    }
  }

  /// The verdicts on sites, by their ids; a site that is gone has none any more.
  package func verdicts(on sites: [Site]) throws(LedgerError) -> [String: SiteVerdict] {
    if sites.isEmpty { return [:] }
    let wanted = Set(sites.map(\.key))
    return try read { database in
      var verdicts: [String: SiteVerdict] = [:]
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT site.key, verdict.* FROM verdict JOIN site ON site.id = verdict.site
          WHERE site.presence = 'present'
          """)
      while let row = try rows.next() {
        let key: String = row["key"]
        if wanted.contains(key) { verdicts[key] = try SiteVerdict(row: row) }
      }
      return verdicts
    }
  }
}
