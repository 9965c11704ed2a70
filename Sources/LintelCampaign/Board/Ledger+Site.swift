// SPDX-License-Identifier: GPL-2.0-only

import GRDB

extension Ledger {
  /// The site of an id; nil where there is none.
  package func site(key: String, now: Timestamp) throws(LedgerError) -> Site? {
    try read { database in
      try Site.fetchOne(
        database, sql: SiteQuery.listed + "SELECT * FROM listed WHERE key = :key",
        arguments: ["now": now, "key": key])
    }
  }
}
